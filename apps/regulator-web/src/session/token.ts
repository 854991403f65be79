const KEY = 'probity-service-token';

/**
 * A service token that somebody typed in, for machines' accounts and before people are set up. It lives as long as the tab: session
 * storage is not shared between tabs and not written to disk for good.
 */
export const tokenStore = {
  read: (): string | undefined => sessionStorage.getItem(KEY) ?? undefined,
  write: (token: string): void => sessionStorage.setItem(KEY, token),
  clear: (): void => sessionStorage.removeItem(KEY),
};
