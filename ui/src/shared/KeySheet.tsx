import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog';
import { Key } from './Key';
import style from './KeySheet.module.css';
import { activeScopes, type Scope, useKeys } from './keys';

/** `?` lists every key that answers now. */
export function KeySheet() {
  const { t } = useTranslation('shared');
  const [listed, setListed] = useState<Scope[]>();
  const list = () => setListed(activeScopes());
  useKeys(t('keys.everywhere'), [
    { keys: '?', label: t('keys.title'), run: list },
    { keys: 'F1', label: t('keys.whileTyping'), run: list },
  ]);
  return (
    <Dialog
      title={t('keys.title')}
      opened={listed !== undefined}
      close={() => setListed(undefined)}
      size="lg"
    >
      <div className={style.sheet}>
        {grouped(listed ?? [], t('keys.here')).map(([scope, bindings]) => (
          <section key={scope}>
            <h3>{scope}</h3>
            <dl>
              {bindings.map((binding) => (
                <div key={binding.keys}>
                  <dt>
                    <Key keys={binding.keys} />
                    <span className="said-only">{binding.keys}</span>
                  </dt>
                  <dd>{binding.label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** Keys by scope, in the order in which they answer; a key that an upper scope took is not listed again. */
export function grouped(scopes: Scope[], here: string): [string, { keys: string; label: string }[]][] {
  const taken = new Set<string>();
  const groups = new Map<string, { keys: string; label: string }[]>();
  for (const { scope, bindings } of scopes) {
    for (const { keys, label, when } of bindings) {
      if (when === false || taken.has(keys)) continue;
      taken.add(keys);
      const name = scope === '' ? here : scope;
      groups.set(name, [...(groups.get(name) ?? []), { keys, label }]);
    }
  }
  return [...groups];
}
