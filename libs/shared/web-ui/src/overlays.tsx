import * as RadixDialog from '@radix-ui/react-dialog';
import * as RadixTooltip from '@radix-ui/react-tooltip';
import type { ReactElement, ReactNode } from 'react';
import styles from './overlays.module.css';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  /** One sentence under the title, read out with it. */
  readonly description?: ReactNode;
  readonly children: ReactNode;
}

/** A window over the page: focus stays in it, Escape closes it, and focus returns to where it came from. */
export function Dialog({ open, onOpenChange, title, description, children }: DialogProps): ReactElement {
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={styles.overlay} />
        <RadixDialog.Content className={styles.dialog} {...(description === undefined ? { 'aria-describedby': undefined } : {})}>
          <header className={styles.header}>
            <RadixDialog.Title className={styles.title}>{title}</RadixDialog.Title>
            <RadixDialog.Close className={styles.close} aria-label="Close">×</RadixDialog.Close>
          </header>
          {description !== undefined && <RadixDialog.Description className={styles.description}>{description}</RadixDialog.Description>}
          {children}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/** Around the whole page, once. */
export const TooltipProvider = RadixTooltip.Provider;

/** More about `children`, which must take focus (a button or link), on hover and on focus. Nothing that is needed stands only here. */
export function Tooltip({ text, children }: { readonly text: ReactNode; readonly children: ReactElement }): ReactElement {
  return (
    <RadixTooltip.Root>
      <RadixTooltip.Trigger asChild>{children}</RadixTooltip.Trigger>
      <RadixTooltip.Portal>
        <RadixTooltip.Content className={styles.tooltip} sideOffset={4} collisionPadding={8}>{text}</RadixTooltip.Content>
      </RadixTooltip.Portal>
    </RadixTooltip.Root>
  );
}
