import * as RadixTooltip from '@radix-ui/react-tooltip';
import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react';
import styles from './overlays.module.css';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  /** One sentence under the title, read out with it. */
  readonly description?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A window over the page: focus stays in it, Escape closes it, and focus returns to where it came from. The browser's own dialog: libraries
 * add style sheets to the page for it, which the content security policy refuses.
 */
export function Dialog({ open, ...rest }: DialogProps): ReactElement | null {
  return open ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ onOpenChange, title, description, children }: Omit<DialogProps, 'open'>): ReactElement {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog} className={styles.dialog} aria-labelledby={`${id}-title`} {...(description === undefined ? {} : { 'aria-describedby': `${id}-description` })}
      onCancel={(event) => {
        event.preventDefault();
        onOpenChange(false);
      }}
      onClick={(event) => { if (event.target === dialog.current) onOpenChange(false); }}
    >
      <div className={styles.content}>
        <header className={styles.header}>
          <h2 id={`${id}-title`} className={styles.title}>{title}</h2>
          <button type="button" className={styles.close} aria-label="Close" onClick={() => onOpenChange(false)}>×</button>
        </header>
        {description !== undefined && <p id={`${id}-description`} className={styles.description}>{description}</p>}
        {children}
      </div>
    </dialog>
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
