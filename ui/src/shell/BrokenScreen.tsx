import { IconAlertTriangle } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../shared/ActionButton';
import { EmptyState } from '../shared/EmptyState';

/** One screen that breaks leaves the others standing. */
export class BrokenScreen extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? (
      <Broken again={() => this.setState({ broken: false })} />
    ) : (
      this.props.children
    );
  }
}

function Broken({ again }: { again: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <EmptyState
      icon={IconAlertTriangle}
      title={t('broken.title')}
      action={<ActionButton label={t('broken.again')} keys="F5" main run={again} />}
    >
      {t('broken.text')}
    </EmptyState>
  );
}
