/** Made from docs/openapi/regulator-api.json by tools/generate-client.mjs: run npm run generate. */
export interface paths {
    "/banks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The registered banks, each with the ledger lines in force today. */
        get: operations["banksBanks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest checkpoint that the witness cosigned, as a note with its cosignature. */
        get: operations["banksCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/circuits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys that evidence of the bank may name: what the regulator could check of each itself, and what rests on whose word. */
        get: operations["circuitsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is expected and what came, for each calendar day of a period. */
        get: operations["banksDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/days/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every batch of a business date with its claims, times, what was in force, and what one needs to check it by hand. */
        get: operations["inspectionHeaders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything registered that concerns a bank, in order of registration, with what each changes in plain words. */
        get: operations["banksEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in an evidence bundle. The signed receipt comes before any checking; the same bundle gets the same receipt. */
        post: operations["banksSubmit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/evidence.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The evidence of every header in the cosigned log within dates, to be checked elsewhere: docs/evidence-format.md. */
        get: operations["inspectionArchive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/evidence/{bundleSha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of a bundle: pending, or its verdict. */
        get: operations["banksEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/evidence/{bundleSha256}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An evidence bundle, byte for byte as it was received. */
        get: operations["inspectionBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/feature-programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The registered feature programs with every field that each reads, and those of today's list of forbidden fields among them. */
        get: operations["banksPrograms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A bank's log as the witness keeps it: entries, cosigned checkpoints, and signed histories that contradict it. */
        get: operations["inspectionLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/log/hashes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hashes of the cosigned leaves, by which a bank compares what it has. */
        get: operations["leavesHashes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/log/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest cosigned checkpoint, and how it extends the log of an older size that somebody kept. */
        get: operations["inspectionHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/log/leaves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hand cosigned leaves out again to a bank that lost them. From then on its log goes on with an approved recovery only. */
        get: operations["leavesHandOut"];
        put?: never;
        /** Hand in leaves of the log, before the checkpoint over them. Until that is cosigned, leaves of the same index replace them. */
        post: operations["leavesOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/trust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything registered that evidence of the bank is judged by: what offline verification needs. */
        get: operations["banksTrust"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/verdicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest 1,000 verdicts on the headers of a bank, newest first. */
        get: operations["banksVerdicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks/{bankId}/verdicts/{headerHash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The verdict on one header; 404 while it is not judged. */
        get: operations["banksVerdict"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/circuit-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in what came of rebuilding a record circuit on a machine of the regulator's own: `probity check-circuits`. */
        post: operations["circuitsRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/examinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest 200 examinations, newest first. */
        get: operations["examinationsList"];
        put?: never;
        /** Open an examination: its title, legal basis, banks and business dates stay as they are. */
        post: operations["examinationsOpen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/examinations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An examination with everything in its file. */
        get: operations["examinationsView"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/examinations/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put something into the file. Nothing is taken out again: a withdrawal leaves both visible, a closing ends the file. */
        post: operations["examinationsAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/examinations/{id}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make and sign the verification record as everything stands now. */
        post: operations["examinationsSign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/examinations/{id}/records/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A signed verification record. */
        get: operations["examinationsRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/examinations/{id}/records/{sha256}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same record printed: two pages, more where there are many entries. */
        get: operations["examinationsPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers. What it needs is asked by /ready. */
        get: operations["monitoringHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Metrics in the format of Prometheus. */
        get: operations["monitoringMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this is a sandbox, in which development keys are accepted and anyone can forge proofs under them, and whether all it shows is a recording. */
        get: operations["modeMode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All banks at once: how many days are in which state, what needs somebody, every ledger line and day, figures and changes. */
        get: operations["overviewRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overview/day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One day of a bank: the sum of each ledger line, and what is not shown or refused, and why. */
        get: operations["overviewDay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overview/frame": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands around every page: whether this is a sandbox, and the banks that are registered. */
        get: operations["overviewFrame"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether what the service needs is there; 503 with the names of what is not. */
        get: operations["monitoringReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest 500 documents handed in, newest first. */
        get: operations["registrationsList"];
        put?: never;
        /** Hand in a document of a bank, a signed circuit certificate, a certifier or the mode. It counts once two others have confirmed it; registering is no approval. */
        post: operations["registrationsPropose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document handed in, with what was said of it. */
        get: operations["registrationsView"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm that the document is what it says it is. The second person registers it; who handed it in is neither. */
        post: operations["registrationsConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline a document, with a reason. It may be handed in again. */
        post: operations["registrationsDecline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verdicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verdicts of all banks by what an examiner looks for, newest first. */
        get: operations["inspectionVerdicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/witness/add-checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** C2SP tlog-witness: cosigns a checkpoint that extends what was kept and whose leaves are here. Consistency only, no approval. */
        post: operations["witnessAddCheckpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/witness/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest 1,000 alarms for business dates without a header in the cosigned log, or without evidence of it, past their deadline. */
        get: operations["witnessAlarms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/witness/comparisons/{bankId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest 1,000 checkpoints of other witnesses that were compared, newest first. */
        get: operations["witnessComparisons"];
        put?: never;
        /** Compare a checkpoint that another witness keeps of a bank's log with the history kept here. One of another history stays as evidence. */
        post: operations["witnessCompare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/witness/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The witness' C2SP verifier key, and the Ed25519 key that signs receipts, in hex. */
        get: operations["witnessKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AlarmView: {
            bankId: string;
            businessDate: string;
            /** @enum {string} */
            kind: "DAY_MISSING" | "EVIDENCE_MISSING";
            /** @description What was missing has come since. */
            over: boolean;
            raisedAt: string;
        };
        ArchiveHistory: {
            checkpoint: string;
            consistency: {
                hashes: string[];
                size: number;
            }[];
            /** @constant */
            kind: "archive-history";
        };
        AttentionItem: {
            /** @description Null of what concerns no one bank. */
            bankId: null | string;
            count: number;
            /** @description Of days: the newest of them. */
            date: null | string;
            /** @enum {string} */
            matter: "day-late" | "day-missing" | "day-not-shown" | "day-refused" | "development-key" | "history-contradicted" | "judging-failed" | "registration-pending";
            /** @description What it is, in one plain sentence. */
            sentence: string;
        };
        BankOverview: {
            bankId: string;
            changes: components["schemas"]["Change"][];
            counts: components["schemas"]["DayCounts"];
            /** @description One for each date; null where nothing is owed. */
            days: (null | ("awaited" | "late" | "missing" | "not shown" | "refused" | "shown" | "superseded"))[];
            figures: components["schemas"]["Figure"][];
            lines: components["schemas"]["LineRow"][];
            name: string;
        };
        BankSummary: {
            bankId: string;
            /** @description Of the register in force today. */
            lines: {
                code: string;
                currency: string;
                name: string;
                slot: number;
            }[];
            name: string;
            /** @description Name of its log. */
            origin: string;
            registeredAt: string;
            startDate: string;
            timeZone: string;
        };
        Cell: {
            /** @description Postings that finance counted; null where nothing came. */
            ledger: null | string;
            /** @description Of them, those that nothing accounts for. */
            missing: null | string;
            /** @enum {string} */
            state: "awaited" | "late" | "missing" | "not shown" | "refused" | "shown" | "superseded";
        };
        Change: {
            /** @description The business date from which it holds; of a key, the date on which it was registered. */
            date: string;
            /** @enum {string} */
            kind: "features" | "keys" | "lines" | "model" | "policy";
            /** @description As it is registered: `gbt@1.2.0`, a version, a circuit. */
            name: string;
            /** @description ISO 8601. */
            registeredAt: string;
        };
        CircuitView: {
            /** @description Of a model key: who certified it. */
            certifiers: string[];
            /** @description The newest check by the regulator. */
            check: null | {
                at: string;
                compiler: string;
                constraints: number;
                r1csSha256: string;
            };
            /** @description `id@semver`. */
            circuit: string;
            keySha256: string;
            /** @enum {string} */
            role: "model" | "record";
            sentence: string;
            slots: number;
            /** @enum {string} */
            standing: "ANOTHER_CIRCUIT" | "ANOTHER_KEY" | "CERTIFIED" | "NOT_CERTIFIED" | "NOT_REBUILT" | "NO_PROGRAM" | "REBUILT_FOR_CEREMONY" | "REBUILT_FROM_SEED" | "SETUP_UNKNOWN";
            /** @enum {string} */
            state: "not shown" | "refused" | "shown";
            /** @enum {string} */
            trustClass: "ceremony" | "development";
        };
        Comparison: {
            comparedAt: string;
            /** @enum {string} */
            outcome: "another history" | "not seen here" | "same history";
            /** @description Lower-case hex. */
            root: string;
            seenBy: string;
            size: number;
        };
        ConfirmationView: {
            actor: string;
            at: string;
            /** @enum {string} */
            decision: "confirmed" | "declined";
            note: string;
        };
        Contradiction: {
            /** @description As it was signed. */
            note: string;
            reason: string;
            root: string;
            seenAt: string;
            /** @description Who saw it: this witness itself, or another. */
            seenBy: null | string;
            size: number;
        };
        CosignedCheckpoint: {
            cosignedAt: string;
            root: string;
            size: number;
        };
        DayCounts: {
            awaited: number;
            complete: number;
            expected: number;
            late: number;
            missing: number;
            notShown: number;
            refused: number;
            superseded: number;
        };
        DayDetail: {
            attestedAt: null | string;
            bankId: string;
            date: string;
            /** @description ISO 8601: by then evidence is owed; when the first came, and when finance signed. */
            dueAt: string;
            headers: {
                batchIndex: number;
                batchKind: string;
                /** @description What is not shown or refused, and why. */
                findings: {
                    /** @enum {string} */
                    claim: "alerts" | "coverage" | "features" | "history" | "model" | "records" | "setup" | "windows";
                    code: string;
                    sentence: string;
                    /** @enum {string} */
                    status: "not shown" | "refused" | "shown";
                }[];
                headerHash: string;
                /** @enum {string} */
                summary: "not shown" | "refused" | "shown";
                superseded: boolean;
            }[];
            lines: {
                code: string;
                currency: string;
                name: string;
                /** @enum {string} */
                state: "awaited" | "late" | "missing" | "not shown" | "refused" | "shown" | "superseded";
                sum: components["schemas"]["LineSum"] | null;
            }[];
            receivedAt: null | string;
            /** @enum {string} */
            state: "awaited" | "late" | "missing" | "not shown" | "refused" | "shown" | "superseded";
        };
        DayState: {
            date: string;
            /** @description Evidence is owed: the date is not before the bank's start date, and it is over. */
            expected: boolean;
            headers: {
                /** @description The header is in the log, and the checkpoint that covers it was cosigned. */
                anchored: boolean;
                batchIndex: number;
                batchKind: string;
                /** @description What the bank says beside it, as its header in the cosigned log has it; the bank's word, which no claim rests on. */
                explanation: null | string;
                headerHash: string;
                /** @enum {string} */
                summary: "not shown" | "refused" | "shown";
                /** @description A later accepted correction replaced it. */
                superseded: boolean;
            }[];
            /** @description True if evidence is owed and no header in the cosigned log has come. */
            missing: boolean;
        };
        EntryView: {
            addedAt: string;
            addedBy: string;
            bankId: null | string;
            /** @enum {string} */
            kind: "checkpoint" | "closing" | "day" | "note" | "verdict" | "withdrawal";
            note: string;
            number: number;
            reference: null | string;
            withdrawn: boolean;
        };
        EvidenceState: {
            bundleSha256: string;
            claims?: {
                /** @enum {string} */
                claim: "alerts" | "coverage" | "features" | "history" | "model" | "records" | "setup" | "windows";
                code: string;
                sentence: string;
                /** @enum {string} */
                status: "not shown" | "refused" | "shown";
            }[];
            receivedAt: string;
            /**
             * @description `failed`: the judge itself failed repeatedly; an operator has to look.
             * @enum {string}
             */
            state: "failed" | "judged" | "pending";
            /** @enum {string} */
            summary?: "not shown" | "refused" | "shown";
            /** @description Absent where the evidence was too malformed to name a header. */
            verdict?: components["schemas"]["Verdict"];
        };
        ExaminationSummary: {
            bankIds: string[];
            closed: boolean;
            from: string;
            id: string;
            legalBasis: string;
            number: number;
            openedAt: string;
            openedBy: string;
            title: string;
            to: string;
        };
        ExaminationView: {
            bankIds: string[];
            closed: boolean;
            entries: components["schemas"]["EntryView"][];
            from: string;
            id: string;
            legalBasis: string;
            number: number;
            openedAt: string;
            openedBy: string;
            /** @description Records signed so far, the newest first. */
            records: {
                preparedAt: string;
                preparedBy: string;
                sha256: string;
            }[];
            title: string;
            to: string;
        };
        FeatureExpression: {
            /** @enum {string} */
            field: "amount" | "amountBase" | "line" | "channel" | "debit" | "reversal" | "crossCurrency" | "counterpartyRisk" | "counterpartyCountry" | "currency" | "creditSum1d" | "debitSum1d" | "creditCount1d" | "debitCount1d" | "creditCount7d" | "debitCount7d" | "distinctIn7d" | "distinctOut7d" | "nearLimitCount7d" | "crossCurrencyCount7d" | "minutesSinceCredit" | "idleDays" | "ageDays" | "meanAmountBits" | "counterpartySeen" | "counterpartyReciprocal" | "segment" | "riskClass" | "hour" | "weekend";
        } | {
            feature: string;
        } | {
            constant: number;
        } | {
            add: [
                components["schemas"]["FeatureExpression"],
                components["schemas"]["FeatureExpression"]
            ];
        } | {
            subtract: [
                components["schemas"]["FeatureExpression"],
                components["schemas"]["FeatureExpression"]
            ];
        } | {
            scale: [
                components["schemas"]["FeatureExpression"],
                number
            ];
        } | {
            when: [
                components["schemas"]["FeatureExpression"],
                components["schemas"]["FeatureExpression"]
            ];
        } | {
            not: components["schemas"]["FeatureExpression"];
        } | {
            bitLength: components["schemas"]["FeatureExpression"];
        } | {
            popCount: components["schemas"]["FeatureExpression"];
        } | {
            minimum: [
                components["schemas"]["FeatureExpression"],
                components["schemas"]["FeatureExpression"]
            ];
        } | {
            maximum: [
                components["schemas"]["FeatureExpression"],
                components["schemas"]["FeatureExpression"]
            ];
        } | {
            compare: [
                components["schemas"]["FeatureExpression"],
                components["schemas"]["FeatureExpression"]
            ];
        } | {
            atLeast: [
                components["schemas"]["FeatureExpression"],
                number
            ];
        } | {
            equals: [
                components["schemas"]["FeatureExpression"],
                number
            ];
        } | {
            memberOf: [
                components["schemas"]["FeatureExpression"],
                string
            ];
        } | {
            cappedRatio: {
                cap: number;
                denominator: components["schemas"]["FeatureExpression"];
                numerator: components["schemas"]["FeatureExpression"];
                scale: number;
            };
        };
        FieldsRead: {
            /** @description Fields of posting and window, sorted; through other features too. */
            fields: string[];
            /** @enum {string} */
            kind: "feature" | "rule";
            meaning: string;
            /** @description Name of the feature, or id of the rule. */
            name: string;
        };
        Figure: {
            /** @enum {string} */
            name: "alert-rate" | "hours-to-verdict" | "late-days" | "quarantined-share" | "records" | "refused-days";
            peers: null | number;
            peerSeries: (null | number)[];
            /** @description A day each, oldest first. */
            series: (null | number)[];
            /** @description Over all days: mean records a day, alerts a record, quarantined a posting, median hours, number of days. Null: nothing known. */
            value: null | number;
        };
        FoundVerdict: {
            bankId: string;
            batchIndex: null | number;
            batchKind: null | ("correction" | "empty" | "late" | "normal" | "recovery");
            /** @description Null where the evidence was too malformed to name a header. */
            businessDate: null | string;
            /** @description Claims that are not shown or refused. */
            findings: {
                /** @enum {string} */
                claim: "alerts" | "coverage" | "features" | "history" | "model" | "records" | "setup" | "windows";
                code: string;
                sentence: string;
                /** @enum {string} */
                status: "not shown" | "refused" | "shown";
            }[];
            headerHash: null | string;
            /** @description ISO 8601. */
            judgedAt: string;
            /** @enum {string} */
            summary: "not shown" | "refused" | "shown";
        };
        Frame: {
            banks: components["schemas"]["FrameBank"][];
            /** @description The service's own clock, UTC. */
            now: string;
            /** @description Development keys count here: nothing that is shown is proof of anything. */
            sandbox: boolean;
        };
        FrameBank: {
            bankId: string;
            name: string;
            /** @description First business date that evidence is owed for. */
            startDate: string;
            /** @description IANA: a business date of the bank is a calendar date in it. */
            timeZone: string;
        };
        HandedOut: {
            at: string;
            size: number;
        };
        HashPage: {
            from: number;
            /** @description RFC 9162 leaf hashes, hex. */
            hashes: string[];
            size: number;
        };
        HeaderDetails: {
            attestationSha256: string;
            batchRoot: string;
            bundleBytes: number;
            bundleSha256: string;
            chunks: number;
            closeIndex: number;
            closeLeafHash: string;
            featureProgramDigest: string;
            headerIndex: number;
            keys: {
                circuit: string;
                /** @enum {string} */
                role: "model" | "record";
                sha256: string;
                trustClass: null | ("ceremony" | "development");
            }[];
            lineRegisterSha256: string;
            modelDigest: string;
            policyCommitment: string;
            previousHeader: null | string;
            slots: number;
        };
        HeldLeaves: {
            cosigned: number;
            held: number;
        };
        InspectedHeader: {
            alerts: {
                merged: number;
                proven: string;
                raised: number;
            };
            /** @description In the log under a cosigned checkpoint. */
            anchored: boolean;
            /** @description By the word of the attestation. */
            attestedAt: null | string;
            batchIndex: number;
            /** @enum {string} */
            batchKind: "correction" | "empty" | "late" | "normal" | "recovery";
            claims: {
                /** @enum {string} */
                claim: "alerts" | "coverage" | "features" | "history" | "model" | "records" | "setup" | "windows";
                code: string;
                sentence: string;
                /** @enum {string} */
                status: "not shown" | "refused" | "shown";
            }[];
            /** @description When the witness first cosigned a checkpoint that holds the close leaf, and one that holds the header. */
            closeCosignedAt: null | string;
            details: components["schemas"]["HeaderDetails"];
            /** @description The bank's word, which no claim rests on. */
            explanation: null | string;
            headerCosignedAt: null | string;
            headerHash: string;
            /** @description Length of the business date; 23 or 25 where clocks change. */
            hours: number;
            inForce: {
                featureProgram: null | string;
                lineRegister: null | number;
                model: string;
                /** @description Versions. */
                policy: null | number;
            };
            judgedAt: string;
            receivedAt: string;
            records: string;
            recovery: null | {
                approvals: number;
                /** @enum {string} */
                reason: "batch-abandoned" | "restored-from-backup";
            };
            /** @description Alerts of which a rule of the feature program holds; a record may have several. */
            rules: {
                alerts: string;
                id: string;
                meaning: string;
            }[];
            /** @enum {string} */
            summary: "not shown" | "refused" | "shown";
            supersededBy: null | string;
            /** @description Log hash of the header that it replaces, and of an accepted one that replaced it. */
            supersedes: null | string;
        };
        LeafPage: {
            from: number;
            leaves: string[];
            size: number;
        };
        LineRow: {
            /** @description One for each date; null where the line was not registered, or nothing is owed. */
            cells: (components["schemas"]["Cell"] | null)[];
            code: string;
            currency: string;
            name: string;
        };
        LineSum: {
            excluded: components["schemas"]["Tally"];
            ledger: components["schemas"]["Tally"];
            /** @description What finance counted and nothing accounts for; below zero: more was scored than finance counted. */
            missing: components["schemas"]["Tally"];
            quarantined: components["schemas"]["Tally"];
            scored: components["schemas"]["Tally"];
        };
        LogEntry: {
            batchIndex: null | number;
            batchKind: null | ("correction" | "empty" | "late" | "normal" | "recovery");
            /** @description Of a close leaf or a header. */
            businessDate: null | string;
            /** @description When a checkpoint that holds it was first cosigned. */
            cosignedAt: null | string;
            /** @description RFC 9162 leaf hash, hex. */
            hash: string;
            index: number;
            /** @enum {string} */
            kind: "close" | "header" | "receipts";
            /** @description Of a header that was judged: the best verdict on it. */
            summary: null | ("not shown" | "refused" | "shown");
        };
        LogPage: {
            bankId: string;
            /** @description Newest first, at most {@link MAX_CHECKPOINTS}. */
            checkpoints: components["schemas"]["CosignedCheckpoint"][];
            contradictions: components["schemas"]["Contradiction"][];
            /** @description Newest first, a page of them. */
            entries: components["schemas"]["LogEntry"][];
            handedOut: components["schemas"]["HandedOut"][];
            head: null | {
                root: string;
                size: number;
            };
            /** @description `before` of the next page; null on the last. */
            next: null | number;
            /** @description Name of the log. */
            origin: string;
        };
        ModeView: {
            recorded: boolean;
            recording: {
                /** Format: date-time */
                endsAt: string;
                name: string;
            } | null;
            sandbox: boolean;
        };
        Overview: {
            attention: components["schemas"]["AttentionItem"][];
            banks: components["schemas"]["BankOverview"][];
            counts: components["schemas"]["DayCounts"];
            /** @description Business dates of the matrix, oldest first. */
            dates: string[];
            /** @description The newest of them, those of figures and changes. */
            figureDates: string[];
            /** @description ISO 8601: what came or was judged later is left out. */
            knownAt: string;
            /** @description How many more there are than are listed. */
            moreAttention: number;
            sentence: string;
        };
        Problem: {
            code: string;
            detail: string;
            fields?: {
                message: string;
                path: string;
            }[];
            /** @description urn:probity:request:<X-Request-Id> */
            instance?: string;
            status: number;
            title: string;
            /** @description urn:probity:problem:<code> */
            type: string;
        };
        ProgramFieldsView: {
            /** @description Fields on today's list of those that must not be read; registered before the list named them. */
            forbidden: string[];
            inForce: boolean;
            program: string;
            reads: components["schemas"]["FieldsRead"][];
            recordCircuit: string;
            validFrom: string;
        };
        ProposalDetail: {
            bankId: null | string;
            confirmations: components["schemas"]["ConfirmationView"][];
            document: unknown;
            id: string;
            /** @enum {string} */
            kind: "bank-registration" | "ceremony" | "certifier" | "circuit-certificate" | "circuit-key" | "feature-program-registration" | "forbidden-fields" | "line-register" | "log-key-rotation" | "mode" | "model-registration" | "policy-registration" | "request-key";
            proposedAt: string;
            proposedBy: string;
            sha256: string;
            /** @enum {string} */
            state: "declined" | "pending" | "registered";
        };
        ProposalView: {
            bankId: null | string;
            confirmations: components["schemas"]["ConfirmationView"][];
            id: string;
            /** @enum {string} */
            kind: "bank-registration" | "ceremony" | "certifier" | "circuit-certificate" | "circuit-key" | "feature-program-registration" | "forbidden-fields" | "line-register" | "log-key-rotation" | "mode" | "model-registration" | "policy-registration" | "request-key";
            proposedAt: string;
            proposedBy: string;
            sha256: string;
            /** @enum {string} */
            state: "declined" | "pending" | "registered";
        };
        RegistrationEvent: {
            /** @description Null for what concerns every bank. */
            bankId: null | string;
            /** @description Against the one before, in plain sentences. */
            changes: string[];
            confirmedBy: string[];
            /** @enum {string} */
            kind: "bank-registration" | "ceremony" | "certifier" | "circuit-certificate" | "circuit-key" | "feature-program-registration" | "forbidden-fields" | "line-register" | "log-key-rotation" | "mode" | "model-registration" | "policy-registration" | "request-key";
            /** @description Null for what was registered before two people were needed. */
            proposedBy: null | string;
            registeredAt: string;
            /** @description Of the document; null for the mode. */
            sha256: null | string;
            /** @description What it is called: version, model id, circuit, name. */
            subject: string;
            /** @description First business date that it holds on; null for what holds from its registration on. */
            validFrom: null | string;
        };
        SignedReceipt: {
            document: {
                bankId: string;
                bundleSha256: string;
                /** @constant */
                kind: "receipt";
                /** Format: date-time */
                receivedAt: string;
            };
            publicKey: string;
            signature: string;
        };
        SignedRecord: {
            document: {
                banks: {
                    bankId: string;
                    checkpoint: {
                        origin: string;
                        root: string;
                        size: number;
                    } | null;
                    complete: number;
                    exceptions: {
                        codes: string[];
                        /** Format: date */
                        date: string;
                        /** @enum {string} */
                        word: "complete" | "not shown" | "refused" | "missing";
                    }[];
                    expected: number;
                    missing: number;
                    name: string;
                    notShown: number;
                    refused: number;
                    refusedCheckpoints: number;
                    superseded: number;
                }[];
                entries: {
                    /** Format: date-time */
                    addedAt: string;
                    addedBy: string;
                    bankId: string | null;
                    /** @enum {string} */
                    kind: "day" | "verdict" | "checkpoint" | "note";
                    note: string;
                    number: number;
                    reference: string | null;
                    verdicts: {
                        claims: {
                            /** @enum {string} */
                            claim: "records" | "coverage" | "model" | "features" | "windows" | "alerts" | "history" | "setup";
                            code: string;
                            sentence: string;
                            /** @enum {string} */
                            status: "shown" | "not shown" | "refused";
                        }[];
                        headerHash: string;
                        /** @enum {string} */
                        summary: "shown" | "not shown" | "refused";
                    }[];
                }[];
                examination: {
                    closed: boolean;
                    legalBasis: string;
                    number: number;
                    /** Format: date-time */
                    openedAt: string;
                    openedBy: string;
                    title: string;
                };
                /** @constant */
                kind: "verification-record";
                /** Format: date-time */
                preparedAt: string;
                preparedBy: string;
                sandbox: boolean;
                scope: {
                    bankIds: string[];
                    /** Format: date */
                    from: string;
                    /** Format: date */
                    to: string;
                };
                withdrawn: number;
            };
            publicKey: string;
            signature: string;
        };
        Tally: {
            amount: string;
            count: string;
        };
        TrustMaterial: {
            bank: {
                attestorKey: string;
                bankId: string;
                /** @constant */
                kind: "bank-registration";
                logKey: string;
                name: string;
                queryKeyCommitment: string;
                recoveryKeys?: {
                    name: string;
                    publicKey: string;
                }[];
                /** Format: date */
                startDate: string;
                timeZone: string;
            };
            certificates: {
                document: {
                    certifier: string;
                    featureProgramDigest: string;
                    finalKeySha256: string;
                    initialKeySha256: string;
                    /** Format: date-time */
                    issuedAt: string;
                    /** @constant */
                    kind: "circuit-certificate";
                    modelCircuit: string;
                    modelDigest: string;
                    modelId: string;
                    r1csSha256: string;
                    slots: number;
                    verifyingKeySha256: string;
                };
                publicKey: string;
                signature: string;
            }[];
            certifiers: {
                name: string;
                publicKey: string;
            }[];
            circuitKeys: {
                key: {
                    circuit: string;
                    developmentSeed?: string;
                    /** @constant */
                    kind: "circuit-key";
                    /** @enum {string} */
                    role: "record" | "model";
                    slots: number;
                    verifyingKey: {
                        alpha: [
                            string,
                            string
                        ];
                        beta: [
                            [
                                string,
                                string
                            ],
                            [
                                string,
                                string
                            ]
                        ];
                        delta: [
                            [
                                string,
                                string
                            ],
                            [
                                string,
                                string
                            ]
                        ];
                        gamma: [
                            [
                                string,
                                string
                            ],
                            [
                                string,
                                string
                            ]
                        ];
                        ic: [
                            [
                                string,
                                string
                            ],
                            [
                                string,
                                string
                            ]
                        ];
                    };
                };
                /** @enum {string} */
                trustClass: "development" | "ceremony";
            }[];
            featurePrograms: {
                bankId: string;
                /** @constant */
                kind: "feature-program-registration";
                program: {
                    features: {
                        bits: number;
                        meaning: string;
                        name: string;
                        value: components["schemas"]["FeatureExpression"];
                    }[];
                    id: string;
                    lists?: {
                        items: number[];
                        name: string;
                    }[];
                    rules?: {
                        id: string;
                        meaning: string;
                        when: components["schemas"]["FeatureExpression"];
                    }[];
                    version: string;
                };
                recordCircuit: string;
                /** Format: date */
                validFrom: string;
            }[];
            lineRegisters: {
                bankId: string;
                baseCurrency: string;
                /** @constant */
                kind: "line-register";
                lines: {
                    code: string;
                    currency: string;
                    name: string;
                    slot: number;
                }[];
                /** Format: date */
                validFrom: string;
                version: number;
            }[];
            logKeyRotations: {
                bankId: string;
                fromSize: number;
                /** @constant */
                kind: "log-key-rotation";
                newKey: string;
                newSignature: string;
                oldKey: string;
                oldSignature: string;
            }[];
            models: {
                bankId: string;
                featureProgramDigest: string;
                /** @constant */
                kind: "model-registration";
                modelCircuit: string;
                modelDigest: string;
                modelId: string;
                /** Format: date */
                validFrom: string;
            }[];
            policies: {
                bankId: string;
                /** @constant */
                kind: "policy-registration";
                policyCommitment: string;
                /** Format: date */
                validFrom: string;
                version: number;
            }[];
            sandbox: boolean;
            witnessKey: string;
        };
        Verdict: {
            bankId: string;
            batchIndex: number;
            /** @enum {string} */
            batchKind: "normal" | "empty" | "late" | "correction" | "recovery";
            /** Format: date */
            businessDate: string;
            claims: {
                /** @enum {string} */
                claim: "records" | "coverage" | "model" | "features" | "windows" | "alerts" | "history" | "setup";
                code: string;
                sentence: string;
                /** @enum {string} */
                status: "shown" | "not shown" | "refused";
            }[];
            headerHash: string;
            /** Format: date-time */
            judgedAt: string;
            /** @constant */
            kind: "verdict";
            sandbox: boolean;
            /** @enum {string} */
            summary: "shown" | "not shown" | "refused";
        };
        VerdictPage: {
            next: null | string;
            /** @description Newest first. */
            verdicts: components["schemas"]["FoundVerdict"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    banksBanks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankSummary"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    banksCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        note: string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    circuitsList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CircuitView"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    banksDays: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayState"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inspectionHeaders: {
        parameters: {
            query?: {
                /** @description Everything as it was known when this date was over, UTC. */
                asOf?: string;
            };
            header?: never;
            path: {
                bankId: string;
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectedHeader"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    banksEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationEvent"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    banksSubmit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedReceipt"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inspectionArchive: {
        parameters: {
            query: {
                from: string;
                /** @description included */
                to: string;
            };
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    banksEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bankId: string;
                bundleSha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceState"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inspectionBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bankId: string;
                bundleSha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    banksPrograms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramFieldsView"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inspectionLog: {
        parameters: {
            query?: {
                /** @description Everything as it was known when this date was over, UTC. */
                asOf?: string;
                /** @description `next` of the page before. */
                before?: string;
            };
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leavesHashes: {
        parameters: {
            query: {
                from: number;
            };
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HashPage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inspectionHistory: {
        parameters: {
            query: {
                size: string;
            };
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchiveHistory"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leavesHandOut: {
        parameters: {
            query: {
                from: number;
            };
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeafPage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leavesOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from: number;
                    leaves: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldLeaves"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    banksTrust: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustMaterial"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    banksVerdicts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bankId: string;
                        batchIndex: number;
                        /** @enum {string} */
                        batchKind: "normal" | "empty" | "late" | "correction" | "recovery";
                        /** Format: date */
                        businessDate: string;
                        claims: {
                            /** @enum {string} */
                            claim: "records" | "coverage" | "model" | "features" | "windows" | "alerts" | "history" | "setup";
                            code: string;
                            sentence: string;
                            /** @enum {string} */
                            status: "shown" | "not shown" | "refused";
                        }[];
                        headerHash: string;
                        /** Format: date-time */
                        judgedAt: string;
                        /** @constant */
                        kind: "verdict";
                        sandbox: boolean;
                        /** @enum {string} */
                        summary: "shown" | "not shown" | "refused";
                    }[];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    banksVerdict: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bankId: string;
                headerHash: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    circuitsRecord: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    compiler: string;
                    constraints: number;
                    featureProgramDigest: string;
                    keySha256: string;
                    r1csSha256: string;
                    remadeKeySha256: string | null;
                };
            };
        };
        responses: {
            /** @description Done: nothing is answered. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    examinationsList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExaminationSummary"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    examinationsOpen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    bankIds: string[];
                    /** Format: date */
                    from: string;
                    legalBasis: string;
                    title: string;
                    /** Format: date */
                    to: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExaminationView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    examinationsView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExaminationView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    examinationsAdd: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    bankId: string;
                    /** @constant */
                    kind: "day";
                    note: string;
                    /** Format: date */
                    reference: string;
                } | {
                    bankId: string;
                    /** @constant */
                    kind: "verdict";
                    note: string;
                    reference: string;
                } | {
                    bankId: string;
                    /** @constant */
                    kind: "checkpoint";
                    note: string;
                    reference: string;
                } | {
                    /** @constant */
                    kind: "note";
                    note: string;
                } | {
                    /** @constant */
                    kind: "withdrawal";
                    note: string;
                    reference: string;
                } | {
                    /** @constant */
                    kind: "closing";
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    examinationsSign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sha256: string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    examinationsRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedRecord"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    examinationsPdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    monitoringHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        service: string;
                        /** @constant */
                        status: "ok";
                        version: string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    monitoringMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    modeMode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModeView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overviewRead: {
        parameters: {
            query?: {
                /** @description Everything as it was known when this date was over, UTC. */
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overviewDay: {
        parameters: {
            query: {
                /** @description Everything as it was known when this date was over, UTC. */
                asOf?: string;
                bankId: string;
                date: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayDetail"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overviewFrame: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Frame"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    monitoringReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            [key: string]: "up" | "down";
                        };
                        service: string;
                        /** @constant */
                        status: "ok";
                        version: string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registrationsList: {
        parameters: {
            query?: {
                state?: "pending" | "registered" | "declined";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalView"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registrationsPropose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": ({
                    attestorKey: string;
                    bankId: string;
                    /** @constant */
                    kind: "bank-registration";
                    logKey: string;
                    name: string;
                    queryKeyCommitment: string;
                    recoveryKeys?: {
                        name: string;
                        publicKey: string;
                    }[];
                    /** Format: date */
                    startDate: string;
                    timeZone: string;
                } | {
                    bankId: string;
                    baseCurrency: string;
                    /** @constant */
                    kind: "line-register";
                    lines: {
                        code: string;
                        currency: string;
                        name: string;
                        slot: number;
                    }[];
                    /** Format: date */
                    validFrom: string;
                    version: number;
                } | {
                    bankId: string;
                    /** @constant */
                    kind: "feature-program-registration";
                    program: {
                        features: {
                            bits: number;
                            meaning: string;
                            name: string;
                            value: components["schemas"]["FeatureExpression"];
                        }[];
                        id: string;
                        lists?: {
                            items: number[];
                            name: string;
                        }[];
                        rules?: {
                            id: string;
                            meaning: string;
                            when: components["schemas"]["FeatureExpression"];
                        }[];
                        version: string;
                    };
                    recordCircuit: string;
                    /** Format: date */
                    validFrom: string;
                } | {
                    bankId: string;
                    featureProgramDigest: string;
                    /** @constant */
                    kind: "model-registration";
                    modelCircuit: string;
                    modelDigest: string;
                    modelId: string;
                    /** Format: date */
                    validFrom: string;
                } | {
                    bankId: string;
                    /** @constant */
                    kind: "policy-registration";
                    policyCommitment: string;
                    /** Format: date */
                    validFrom: string;
                    version: number;
                } | {
                    circuit: string;
                    developmentSeed?: string;
                    /** @constant */
                    kind: "circuit-key";
                    /** @enum {string} */
                    role: "record" | "model";
                    slots: number;
                    verifyingKey: {
                        alpha: [
                            string,
                            string
                        ];
                        beta: [
                            [
                                string,
                                string
                            ],
                            [
                                string,
                                string
                            ]
                        ];
                        delta: [
                            [
                                string,
                                string
                            ],
                            [
                                string,
                                string
                            ]
                        ];
                        gamma: [
                            [
                                string,
                                string
                            ],
                            [
                                string,
                                string
                            ]
                        ];
                        ic: [
                            [
                                string,
                                string
                            ],
                            [
                                string,
                                string
                            ]
                        ];
                    };
                } | {
                    bankId: string;
                    fromSize: number;
                    /** @constant */
                    kind: "log-key-rotation";
                    newKey: string;
                    newSignature: string;
                    oldKey: string;
                    oldSignature: string;
                } | {
                    bankId: string;
                    /** @constant */
                    kind: "request-key";
                    publicKey: string;
                    version: number;
                }) | {
                    document: {
                        certifier: string;
                        featureProgramDigest: string;
                        finalKeySha256: string;
                        initialKeySha256: string;
                        /** Format: date-time */
                        issuedAt: string;
                        /** @constant */
                        kind: "circuit-certificate";
                        modelCircuit: string;
                        modelDigest: string;
                        modelId: string;
                        r1csSha256: string;
                        slots: number;
                        verifyingKeySha256: string;
                    };
                    publicKey: string;
                    signature: string;
                } | {
                    document: {
                        beacon: {
                            contributionHash: string;
                            iterations: number;
                            round: number;
                            /** @constant */
                            source: "drand quicknet";
                            value: string;
                        };
                        circuit: string;
                        contributions: {
                            document: {
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                by: "bank" | "regulator" | "certifier";
                                circuit: string;
                                contributionHash: string;
                                index: number;
                                initialKeySha256: string;
                                keyAfterSha256: string;
                                keyBeforeSha256: string;
                                /** @constant */
                                kind: "ceremony-contribution";
                                powersOfTau: string;
                                r1csSha256: string;
                                slots: number;
                            };
                            publicKey: string;
                            signature: string;
                        }[];
                        finalKeySha256: string;
                        initialKeySha256: string;
                        /** @constant */
                        kind: "ceremony";
                        powersOfTau: {
                            blake2b: string;
                            name: string;
                            power: number;
                        };
                        r1csSha256: string;
                        /** @enum {string} */
                        role: "record" | "model";
                        slots: number;
                        verifiedBy: string;
                        verifyingKeySha256: string;
                    };
                    publicKey: string;
                    signature: string;
                } | {
                    /** @constant */
                    kind: "certifier";
                    name: string;
                    publicKey: string;
                } | {
                    /** @constant */
                    kind: "mode";
                    sandbox: boolean;
                } | {
                    fields: {
                        field: string;
                        reason: string;
                    }[];
                    /** @constant */
                    kind: "forbidden-fields";
                    /** Format: date */
                    validFrom: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registrationsView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalDetail"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registrationsConfirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    note?: string;
                    sha256: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registrationsDecline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inspectionVerdicts: {
        parameters: {
            query?: {
                asOf?: string;
                bank?: string;
                claim?: "records" | "coverage" | "model" | "features" | "windows" | "alerts" | "history" | "setup";
                code?: string;
                cursor?: string;
                from?: string;
                kind?: "normal" | "empty" | "late" | "correction" | "recovery";
                status?: "shown" | "not shown" | "refused";
                summary?: "shown" | "not shown" | "refused";
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerdictPage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    witnessAddCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/plain": string;
            };
        };
        responses: {
            /** @description The cosignature line. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The old size is not the one kept; the body says which one is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not consistent with what was kept (no body), or its leaves are not here (problem details: LEAVES_MISSING, LEAVES_DIFFER). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    witnessAlarms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmView"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    witnessComparisons: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    witnessCompare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bankId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                    seenBy: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    witnessKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        receiptKey: string;
                        witnessKey: string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
