/** What stands around every page of the portal. */
export interface Frame {
  /** The service's own clock, UTC. */
  readonly now: string;
  /** Development keys count here: nothing that is shown is proof of anything. */
  readonly sandbox: boolean;
  readonly banks: readonly FrameBank[];
}

export interface FrameBank {
  readonly bankId: string;
  readonly name: string;
  /** IANA: a business date of the bank is a calendar date in it. */
  readonly timeZone: string;
  /** First business date that evidence is owed for. */
  readonly startDate: string;
}
