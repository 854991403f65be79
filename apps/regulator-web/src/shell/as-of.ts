import { useSearchParams } from 'react-router';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The date that everything is shown as of, from `?asOf=`; undefined: now. What came or was judged later is left out. */
export function useAsOf(): readonly [asOf: string | undefined, setAsOf: (date: string | undefined) => void] {
  const [parameters, setParameters] = useSearchParams();
  const value = parameters.get('asOf');
  const set = (date: string | undefined): void => setParameters((before) => {
    const next = new URLSearchParams(before);
    if (date === undefined) next.delete('asOf');
    else next.set('asOf', date);
    return next;
  });
  return [value !== null && DATE.test(value) ? value : undefined, set];
}

/** An address with the as-of date that holds now: links within the portal keep it. */
export function useLink(): (to: string) => string {
  const [asOf] = useAsOf();
  return (to) => (asOf === undefined ? to : `${to}${to.includes('?') ? '&' : '?'}asOf=${asOf}`);
}
