/** `1,204`: a count as people read it. */
export function countWords(count: number | string): string {
  return groupDigits(String(count));
}

/** `12.4 %`. @param share between 0 and 1 @param digits after the point */
export function shareWords(share: number, digits = 1): string {
  return `${(share * 100).toFixed(digits)} %`;
}

/**
 * An amount in the smallest unit of its currency, as people read it: `1,234.50 EUR`. Exact: never through a float.
 * @param minor an integer as text, cents where the currency has them
 */
export function amountWords(minor: string, currency: string): string {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const negative = minor.startsWith('-');
  const padded = (negative ? minor.slice(1) : minor).padStart(digits + 1, '0');
  const [whole, fraction] = digits === 0 ? [padded, ''] : [padded.slice(0, -digits), `.${padded.slice(-digits)}`];
  return `${negative ? '−' : ''}${groupDigits(whole)}${fraction} ${currency}`;
}

function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
