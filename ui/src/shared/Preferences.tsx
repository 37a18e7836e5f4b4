import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Language, languages, speak } from '../i18n';
import { densities, setDensity, useDensity } from './density';
import style from './Preferences.module.css';

const schemes = ['light', 'dark', 'auto'] as const;

/** Language, light or dark, and how close lines stand: kept on this workstation. */
export function Preferences() {
  const { t, i18n } = useTranslation('shared');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const density = useDensity();
  return (
    <Menu position="bottom-end" closeOnItemClick={false} width={220} withinPortal={false}>
      <Menu.Target>
        <button
          type="button"
          className={style.open}
          aria-label={t('preferences.title')}
          title={t('preferences.title')}
        >
          <IconAdjustmentsHorizontal size={18} stroke={1.5} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('preferences.language')}</Menu.Label>
        <Menu.RadioGroup value={i18n.language} onChange={(language) => speak(language as Language)}>
          {languages.map((language) => (
            <Menu.RadioItem key={language} value={language}>
              {t(`preferences.languages.${language}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{t('preferences.scheme')}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme as typeof colorScheme)}
        >
          {schemes.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {t(`preferences.schemes.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{t('preferences.density')}</Menu.Label>
        <Menu.RadioGroup
          value={density}
          onChange={(density) => setDensity(density as (typeof densities)[number])}
        >
          {densities.map((density) => (
            <Menu.RadioItem key={density} value={density}>
              {t(`preferences.densities.${density}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
