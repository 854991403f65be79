import { Module, type BeforeApplicationShutdown, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { LoginThrottle, PasswordLogin, PasswordResets, RoleChanges, Sessions, Users } from '@probity/bank-identity';
import { CLOCK, sessionCookie, type BrowserConfig, type Clock, type Logger } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { IdentityApprovalsController } from './approvals.controller.js';
import { IdentityAuditController } from './audit.controller.js';
import { AuthController } from './auth.controller.js';
import { PasswordGuard } from './password.guard.js';
import { BankUserSessions } from './user-sessions.js';
import { UsersController } from './users.controller.js';

const SWEEP_MILLISECONDS = 10 * 60_000;

/** Removes what is over from time to time: sessions, buckets that are full again, browsers that nobody uses. */
class IdentitySweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly sessions: Sessions,
    private readonly throttle: LoginThrottle,
    private readonly login: PasswordLogin,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void (this.#running = this.#sweep()), SWEEP_MILLISECONDS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #sweep(): Promise<void> {
    try {
      await this.sessions.sweep();
      await this.throttle.sweep();
      await this.login.sweep();
    } catch (error) {
      this.logger.warn({ err: error }, 'old sessions not removed, trying again');
    }
  }
}

export interface IdentityOptions {
  /** As the service's configuration says; of a service that no browser asks, what suits plain http on this machine. */
  readonly browser?: BrowserConfig;
  readonly background: boolean;
  readonly logger: Logger;
}

/** Users, their roles, their sessions, and the audit of all that. */
@Module({})
export class IdentityModule {
  static register({ browser, background, logger }: IdentityOptions): DynamicModule {
    return {
      module: IdentityModule,
      global: true,
      controllers: [AuthController, UsersController, IdentityApprovalsController, IdentityAuditController],
      providers: [
        PasswordGuard,
        { provide: Sessions, inject: [DataSource, CLOCK], useFactory: (dataSource: DataSource, clock: Clock) => new Sessions(dataSource, clock) },
        { provide: LoginThrottle, inject: [DataSource, CLOCK], useFactory: (dataSource: DataSource, clock: Clock) => new LoginThrottle(dataSource, clock) },
        {
          provide: PasswordLogin,
          inject: [DataSource, Sessions, LoginThrottle, CLOCK],
          useFactory: (dataSource: DataSource, sessions: Sessions, throttle: LoginThrottle, clock: Clock) => new PasswordLogin(dataSource, sessions, throttle, clock),
        },
        {
          provide: PasswordResets,
          inject: [DataSource, Sessions, LoginThrottle, CLOCK],
          useFactory: (dataSource: DataSource, sessions: Sessions, throttle: LoginThrottle, clock: Clock) => new PasswordResets(dataSource, sessions, throttle, clock),
        },
        { provide: Users, inject: [DataSource, Sessions, CLOCK], useFactory: (dataSource: DataSource, sessions: Sessions, clock: Clock) => new Users(dataSource, sessions, clock) },
        { provide: RoleChanges, inject: [DataSource, CLOCK], useFactory: (dataSource: DataSource, clock: Clock) => new RoleChanges(dataSource, clock) },
        {
          provide: BankUserSessions,
          inject: [Sessions, CLOCK],
          useFactory: (sessions: Sessions, clock: Clock) => new BankUserSessions(sessions, clock, sessionCookie({ secure: browser?.secureCookies ?? false, origin: browser?.origin })),
        },
        ...(background
          ? [{
              provide: IdentitySweeper,
              inject: [Sessions, LoginThrottle, PasswordLogin],
              useFactory: (sessions: Sessions, throttle: LoginThrottle, login: PasswordLogin) => new IdentitySweeper(sessions, throttle, login, logger),
            }]
          : []),
      ],
      exports: [Sessions, BankUserSessions],
    };
  }
}
