import { Module, type DynamicModule } from '@nestjs/common';
import { AddressGuard, MailDigests, SecretBox, SmtpMailer, WebhookDeliveries, Webhooks } from '@probity/bank-notices';
import { CLOCK, type Clock, type Logger, type NoticesConfig } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { BankKeys } from '../bank-keys.js';
import { NoticesBackground } from './notices-background.js';
import { DeliveriesController, WebhooksController } from './webhooks.controller.js';

export interface NoticesOptions {
  /** Without it webhooks reach public addresses only, and no mail is sent. */
  readonly config?: NoticesConfig;
  readonly logger: Logger;
  /** False: notices gather and nothing is sent. */
  readonly background: boolean;
}

const NO_NOTICES: NoticesConfig = { webhooks: { hosts: [], networks: [], loopback: false }, mail: undefined };

/** What other systems and people are told of alerts and days. */
@Module({})
export class NoticesModule {
  static register({ config = NO_NOTICES, logger, background }: NoticesOptions): DynamicModule {
    const { webhooks, mail } = config;
    return {
      module: NoticesModule,
      controllers: [WebhooksController, DeliveriesController],
      providers: [
        { provide: AddressGuard, useFactory: () => new AddressGuard(webhooks) },
        { provide: SecretBox, inject: [BankKeys], useFactory: (keys: BankKeys) => new SecretBox(keys.derivedKey('webhook secrets')) },
        { provide: Webhooks, inject: [DataSource, SecretBox, AddressGuard], useFactory: (dataSource: DataSource, box: SecretBox, guard: AddressGuard) => new Webhooks(dataSource, box, guard) },
        {
          provide: WebhookDeliveries,
          inject: [DataSource, SecretBox, AddressGuard, CLOCK],
          useFactory: (dataSource: DataSource, box: SecretBox, guard: AddressGuard, clock: Clock) => new WebhookDeliveries(dataSource, box, guard, clock),
        },
        ...(background
          ? [{
              provide: NoticesBackground,
              inject: [DataSource, WebhookDeliveries],
              useFactory: (dataSource: DataSource, deliveries: WebhookDeliveries) =>
                new NoticesBackground(dataSource, deliveries, mail && new MailDigests(dataSource, new SmtpMailer(mail.server, mail.from), mail), logger),
            }]
          : []),
      ],
    };
  }
}
