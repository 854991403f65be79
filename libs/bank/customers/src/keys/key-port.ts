/** What works with the bank's key-encryption key. The key itself stays behind this port: in a file here, in an HSM or a key service elsewhere. */

/** A data key as it is stored, and which version of the key-encryption key opens it. */
export interface WrappedKey {
  readonly keyId: string;
  readonly wrapped: Buffer;
}

/** `index`: blind indexes. `reference`: the names by which logs and exports speak of a customer. Two keys, so that neither tells of the other. */
export type MacPurpose = 'index' | 'reference';

/** Asynchronous throughout, since an HSM is asked over a wire. No method gives out a byte of a key-encryption or MAC key. */
export interface KeyPort {
  /** Id of the version that wraps now. */
  currentKeyId(): Promise<string>;
  /**
   * Wraps a data key under the current version.
   * @param owner whose data key it is: bound to the wrapped key, so that one put in another's place does not open
   */
  wrap(dataKey: Uint8Array, owner: string): Promise<WrappedKey>;
  /**
   * Opens a data key. The caller wipes it after use.
   * @throws CustomerError KEY_UNKNOWN where the version was retired, IDENTITY_UNREADABLE where the wrapped key was changed or is another's
   */
  unwrap(wrapped: WrappedKey, owner: string): Promise<Buffer>;
  /** HMAC-SHA-256 of each text, in order, under the key of a purpose. */
  mac(purpose: MacPurpose, texts: readonly string[]): Promise<Buffer[]>;
  /** Makes a new version, which wraps from now on. Those before still unwrap. @returns its id */
  addVersion(): Promise<string>;
  /** Destroys every version but the current one: what they wrapped never opens again. */
  retireFormer(): Promise<void>;
}
