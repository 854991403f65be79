import { Module, type BeforeApplicationShutdown, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { ExternalLogin, groupRolesOf, OidcProviderClient, Sessions, SignOns, SingleSignOn } from '@probity/bank-identity';
import { CLOCK, type Clock, type Logger, type OidcConfig } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { OidcController } from './oidc.controller.js';
import { OidcGuard, SINGLE_SIGN_ON } from './oidc.guard.js';

/** Often: strangers may begin logins as fast as the limit of their address lets them. */
const SWEEP_MILLISECONDS = 60_000;

/** Removes logins that nobody came back from. */
class SignOnSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly signOns: SignOns,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void (this.#running = this.signOns.sweep().catch((error: unknown) => this.logger.warn({ err: error }, 'old logins not removed, trying again'))), SWEEP_MILLISECONDS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }
}

export interface OidcOptions {
  /** Undefined: people sign in with passwords. */
  readonly oidc?: OidcConfig;
  readonly background: boolean;
  readonly logger: Logger;
}

/** Login at the bank's OpenID provider. */
@Module({})
export class OidcModule {
  static register({ oidc, background, logger }: OidcOptions): DynamicModule {
    const groupRoles = groupRolesOf(oidc?.groupRoles ?? {});
    return {
      module: OidcModule,
      controllers: [OidcController],
      providers: [
        OidcGuard,
        { provide: SignOns, inject: [DataSource, CLOCK], useFactory: (dataSource: DataSource, clock: Clock) => new SignOns(dataSource, clock) },
        {
          provide: ExternalLogin,
          inject: [DataSource, Sessions, CLOCK],
          useFactory: (dataSource: DataSource, sessions: Sessions, clock: Clock) => new ExternalLogin(dataSource, sessions, clock, groupRoles),
        },
        { provide: SINGLE_SIGN_ON, inject: [SignOns], useFactory: (signOns: SignOns) => oidc && new SingleSignOn(new OidcProviderClient(oidc), signOns) },
        ...(background && oidc ? [{ provide: SignOnSweeper, inject: [SignOns], useFactory: (signOns: SignOns) => new SignOnSweeper(signOns, logger) }] : []),
      ],
    };
  }
}
