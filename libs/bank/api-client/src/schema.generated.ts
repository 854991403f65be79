/** Made from docs/openapi/bank-api.json by tools/generate-client.mjs: run npm run generate. */
export interface paths {
    readonly "/accounts/{bank}/{account}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** An account: its window in words, volume by month, alerts, and with whom most money moved. */
        readonly get: operations["accountsAccount"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/accounts/{bank}/{account}/alerts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Alerts of an account, newest first, each with what it was merged into and its case. */
        readonly get: operations["accountsAlerts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/accounts/{bank}/{account}/postings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Postings of an account, newest first. */
        readonly get: operations["accountsPostings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/alerts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Alerts of a business date, or those merged into one alert, each with its case. At least one of both is given. */
        readonly get: operations["alertsAlerts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/alerts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** An alert: facts of its record, priority with its parts, typology hints, events, and where its proof is. */
        readonly get: operations["alertsAlert"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/alerts/{id}/explanation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Why the score is what it is: one sentence a reason with its change to baseline, and exact Shapley values where the model is a sum of trees. */
        readonly get: operations["alertsExplanation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/alerts/{id}/unmerge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take the merge of an alert back, with a reason: it is looked at by itself. A closed case then waits for a second person to open it again. */
        readonly post: operations["casesUnmerge"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/alerts/baselines": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Put the next version of a model's baseline: the feature vector that alerts are explained against. */
        readonly put: operations["alertsBaseline"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/analysts/{analyst}/absence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Say until when (epoch seconds) an analyst gets no cases. One may say it of oneself; of others, who assigns. */
        readonly put: operations["casesAbsence"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/audit/identity": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Logins and refusals, step-ups, and changes of users and roles, newest first. */
        readonly get: operations["identityAuditEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/login": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Sign in with e-mail and password: the answer sets the cookie of a new session. Whatever is wrong, the refusal is the same. */
        readonly post: operations["authSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/logout": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End this session. */
        readonly post: operations["authSignOut"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/oidc/callback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Where the OpenID provider sends the browser back to: sets the cookie of a session, and sends the browser on. */
        readonly get: operations["oidcCallback"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/oidc/logout": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End this session, and tell where the one at the provider is ended: `next` is its page, or null where it has none. */
        readonly post: operations["oidcSignOut"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/oidc/start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Sign in at the OpenID provider: sends the browser there. */
        readonly get: operations["oidcStart"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/oidc/step-up": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Prove again at the OpenID provider who you are, for what asks for a fresh login. The session goes on under a new cookie. */
        readonly get: operations["oidcStepUp"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Change the password: every other session of the user ends, and this one goes on under a new cookie. */
        readonly post: operations["authChangePassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/password-resets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Choose a password with both halves of a reset: of a new user, or of one who forgot it. */
        readonly post: operations["authUseReset"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who asks: actor, roles, permissions, and the word to send as X-Probity-CSRF. */
        readonly get: operations["authWhoAmI"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/step-up": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Confirm the password, for what asks for a fresh login. The session goes on under a new cookie. */
        readonly post: operations["authStepUp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/batches": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Batches of a period, by business date. */
        readonly get: operations["batchesList"];
        readonly put?: never;
        /** Seal a batch. Asked again for the same one, it is returned. */
        readonly post: operations["batchesSeal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/batches/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One batch: state, progress, verdict. */
        readonly get: operations["batchesOne"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/batches/{id}/approval-request": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a person signs who approves a recovery. */
        readonly get: operations["recoveryApprovalRequest"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/batches/{id}/approvals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Hand in one person's signed approval of a recovery. With the second one it goes on. */
        readonly post: operations["recoveryApprove"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/batches/{id}/attestation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Hand in the signed ledger attestation; closes the batch. */
        readonly post: operations["batchesAttest"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/batches/{id}/attestation-request": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the ledger attestor is given: which posting has which place and salt. */
        readonly get: operations["batchesAttestationRequest"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/batches/{id}/bundle": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The evidence bundle of an anchored batch. */
        readonly get: operations["batchesBundle"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/batches/{id}/close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Go on with a batch that waits for the witness. */
        readonly post: operations["batchesClose"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/batches/{id}/explanation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What was said beside the evidence of a batch, in versions. */
        readonly get: operations["explanationVersions"];
        /** Say something beside the evidence of a batch, until its header is made. It goes to the regulator: no identifier, no name. */
        readonly put: operations["explanationPut"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/batches/{id}/publish": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send the evidence; with force also where the pre-flight refused a claim. */
        readonly post: operations["batchesPublish"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/batches/{id}/retry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Prove a failed batch again, once what failed it is mended. */
        readonly post: operations["batchesRetry"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/business-hours": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Business hours, and how long a case of each priority may take. */
        readonly get: operations["casesHours"];
        /** Put business hours as the next version. A case's times follow with its next change. */
        readonly put: operations["casesPutHours"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Cases, newest first, a page at a time. */
        readonly get: operations["casesList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A case. Its version is the ETag. */
        readonly get: operations["casesOne"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/answers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The answer to the question, or that there is none. The clock goes on. */
        readonly post: operations["casesAnswer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/assignments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Assign a case to somebody. */
        readonly post: operations["casesAssign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/close-approvals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Close a case as somebody else proposed, in the version that was read. */
        readonly post: operations["casesApproveClose"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/close-proposals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Propose to close a case, with disposition, reason and text. A second person approves. */
        readonly post: operations["casesProposeClose"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/close-refusals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a proposal to close back, with a reason. */
        readonly post: operations["casesRefuseClose"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/escalations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Hand a case up: it is in the queue again, for who may approve. */
        readonly post: operations["casesEscalate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/files": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Add an evidence file: the body as it is, 50 MB at the most. Its SHA-256 stands in the case log. */
        readonly post: operations["evidenceAdd"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/files/{file}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** An evidence file, once it was compared with its hash. */
        readonly get: operations["evidenceRead"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Alerts of a case, and everything that happened to it, with texts and files. */
        readonly get: operations["casesHistory"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/notes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Add a note. It replaces nothing, so it needs no version. */
        readonly post: operations["casesNote"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/priority": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Change the priority of a case, with a reason. */
        readonly post: operations["casesPrioritise"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/questions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Ask the customer or who looks after them. The clock stands until the answer. */
        readonly post: operations["casesAsk"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Put a case back into the queue. */
        readonly post: operations["casesRelease"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/reopen-approvals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Open a closed case again, as somebody else proposed. */
        readonly post: operations["casesApproveReopen"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/reopen-proposals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Propose to open a closed case again, with a reason. A second person approves. */
        readonly post: operations["casesProposeReopen"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/reopen-refusals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Leave a case closed, with a reason. */
        readonly post: operations["casesRefuseReopen"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/snooze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Put a case aside until a time (epoch seconds), with a reason. Its clock goes on. */
        readonly post: operations["casesSnooze"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/{id}/start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Start to work on a case that is assigned to you. */
        readonly post: operations["casesStart"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cases/next": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take the most urgent open case that nobody else is taking. Null where there is none. */
        readonly post: operations["casesNext"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Changes, newest first: pending ones unless asked otherwise, each field by field against what holds. Thresholds only for who approves or proposes. */
        readonly get: operations["changesList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/changes/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One change with its approvals, and the figures of the newest what-if run of a policy or model. */
        readonly get: operations["changesOne"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/changes/{id}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Approve exactly this content. Not by its maker, and not twice by the same person. */
        readonly post: operations["changesApprove"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/changes/{id}/reject": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Reject a change, for good: what is wanted instead is a version of its own. */
        readonly post: operations["changesReject"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/changes/rules": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Propose how many people besides the maker a kind of change needs. Itself a change. */
        readonly put: operations["changesRule"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/circuits": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Registered circuits with their artifacts by hash. */
        readonly get: operations["provingCircuits"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/customers/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A customer: segment and risk class with history, accounts, alerts, volume by month, risk facts. Not who it is. */
        readonly get: operations["customersCustomer"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/customers/{id}/alerts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Alerts of a customer over all accounts, newest first, each with what it was merged into and its case. */
        readonly get: operations["customersAlerts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/customers/{id}/identity": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who a customer is. Each reading stands in the access log, with its purpose. */
        readonly get: operations["customersIdentity"];
        readonly put?: never;
        readonly post?: never;
        /** Erase a customer's identity by destroying its key. Records and proofs stay. */
        readonly delete: operations["customersErase"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/customers/{id}/identity-access": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who looked at, found or erased the identity of a customer, newest first. */
        readonly get: operations["customersAccesses"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/days/clock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Which days were released in time, are due, came late or are missing; the last 31 unless a period is named, at most 400. */
        readonly get: operations["releaseClockDays"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/deliveries/{id}/resend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a delivery again, or now, under the same id. */
        readonly post: operations["deliveriesResend"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the process answers. What it needs is asked by /ready. */
        readonly get: operations["monitoringHealth"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Warm account windows up with transactions from before the first business date. Refused after the first batch. */
        readonly post: operations["intakeHistory"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/identity-keys/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Wrap every data key under a new version of the key-encryption key, and destroy the versions before. May be asked for again. */
        readonly post: operations["customersRotate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/imports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Imports, the newest first. */
        readonly get: operations["importsList"];
        readonly put?: never;
        /** Take a file of up to 2 GiB in the background. The same file again is the former import. See docs/intake.md for the formats. */
        readonly post: operations["importsReceive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/imports/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** An import: state, progress, and what became of its rows. */
        readonly get: operations["importsById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/imports/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Stop an import after the slice it is at. What was taken stays; the same file sent again goes on there. */
        readonly post: operations["importsCancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/imports/{id}/errors": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The rows that were not taken, one JSON document a line: row, place (line or element path), code, reason. No values. */
        readonly get: operations["importsErrors"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/known-good": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Known-good decisions, newest first, and how often a case fell under each. */
        readonly get: operations["knownGoodList"];
        readonly put?: never;
        /** Propose that a reason of alerts of a case's customer is known to be good, for some days. */
        readonly post: operations["knownGoodPropose"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/known-good/{id}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Approve what somebody else proposed. */
        readonly post: operations["knownGoodApprove"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/known-good/{id}/refuse": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Refuse what was proposed. */
        readonly post: operations["knownGoodRefuse"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/known-good/{id}/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End a decision before it expires. */
        readonly post: operations["knownGoodRevoke"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/log/checkpoint": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The newest checkpoint of the log, cosigned where it is. */
        readonly get: operations["recordsCheckpoint"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/log/recover": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** After a restore from backup: bring the log back to what the witness cosigned. Asked again, nothing changes. */
        readonly post: operations["recoveryRecover"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/log/rotate-key": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Let a new key sign the log from the next checkpoint on. Register the answer with the regulator: its witness refuses the new key until then. */
        readonly post: operations["recordsRotateKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Metrics in the format of Prometheus. */
        readonly get: operations["monitoringMetrics"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/password-resets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Resets of passwords that wait for their second half, oldest first. */
        readonly get: operations["identityApprovalsPendingResets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/password-resets/{id}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Approve a reset. Shows the second half, once: hand it to its owner yourself. */
        readonly post: operations["identityApprovalsApproveReset"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proving": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether proving runs, who decided that and why, and what waits. */
        readonly get: operations["provingSwitchProving"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proving/pause": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Begin no further proof. Proofs being made are finished; scoring and sealing go on. */
        readonly post: operations["provingSwitchPause"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/proving/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Let proving go on. */
        readonly post: operations["provingSwitchResume"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/qa/reviews/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Review a closed case. Who disagrees proposes to open it again. */
        readonly post: operations["samplingReview"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/qa/samplings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Samplings, newest first. A seed is shown once its sample is drawn. */
        readonly get: operations["samplingSamplings"];
        readonly put?: never;
        /** Commit to a seed for a period of closing (epoch seconds) that has not ended. */
        readonly post: operations["samplingCommit"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/qa/samplings/{id}/draw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Draw the sample once its period has ended. Drawn again, it is the same. */
        readonly post: operations["samplingDraw"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/qa/samplings/{id}/reviews": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The cases of a sample, and what was found. */
        readonly get: operations["samplingReviews"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/quarantine": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Rows that could not be taken, the oldest first, without their content. */
        readonly get: operations["quarantineList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/quarantine/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A row that could not be taken, with its raw content. */
        readonly get: operations["quarantineWithDocument"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/quarantine/{id}/discard": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Say for a reason that a row is not to be taken. It stays counted in quarantine, and waits again if it comes with another content. */
        readonly post: operations["quarantineDiscard"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/quarantine/{id}/resubmit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send one row again, as it was kept or corrected. A correction keeps source and external id. */
        readonly post: operations["quarantineResubmit"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/quarantine/codes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How many rows wait, by code, and since when. */
        readonly get: operations["quarantineCodes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/quarantine/resubmit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send again up to 1,000 rows that wait with one code, after reference data were mended. */
        readonly post: operations["quarantineResubmitAll"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ready": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether what the service needs is there; 503 with the names of what is not. */
        readonly get: operations["monitoringReady"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/records/{id}/prove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Prove the chunk of a record before all others. Answers with its state; asked again, with the state by then. */
        readonly post: operations["recordsProve"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/records/prove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The same for a posting by its source, external id and side. */
        readonly post: operations["recordsProveByKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/bank": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Set the bank up: who it is, its time zone, its ledger attestor. */
        readonly put: operations["referenceBank"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/calendar": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Put when days are closed: local time, weekdays, dates without a run. Each change is a new version. */
        readonly put: operations["referenceCalendar"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/certificates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Put the signed certificate of a model circuit. */
        readonly put: operations["referenceCertificate"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/circuits": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Put a circuit: its artifacts by hash, and its verifying key. */
        readonly put: operations["referenceCircuit"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/countries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Countries of ISO 3166-1: two letters and number. */
        readonly get: operations["referenceListsCountries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/currencies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Tables of currencies that were approved, latest first, and those of ISO 4217. */
        readonly get: operations["referenceListsCurrencies"];
        /** Put a table of currencies with the minor digits in which amounts are counted. FX tables must agree with it. */
        readonly put: operations["referenceListsPutCurrencies"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/customers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Put customers with segment, risk class and accounts, and optionally who they are: that is stored encrypted. */
        readonly put: operations["customersPut"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/feature-programs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Put a feature program and the record circuit that proves it. */
        readonly put: operations["referenceFeatureProgram"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/fx": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** FX tables that were approved, latest first, with the digest that headers name. */
        readonly get: operations["referenceListsFx"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/fx/{date}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Put the FX table that holds from a date on. */
        readonly put: operations["referenceFx"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/lines": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Put a version of the register of ledger lines, with the rules by which postings stand on them. */
        readonly put: operations["referenceLines"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/merge-rules": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Merge rules that were approved, latest first. */
        readonly get: operations["referenceListsMergeRules"];
        /** Put the rules by which alerts of a business date are merged. They hold from their first day on; no rules: every alert is raised. */
        readonly put: operations["referenceListsPutMergeRules"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/models": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Put a trained model (ONNX, base64). It is compiled at once; what can not be compiled exactly is refused. */
        readonly put: operations["referenceModel"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/policies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Put a version of the thresholds, in score units per segment. */
        readonly put: operations["referencePolicy"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reference/risk-lists": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Lists of risk classes that were approved, latest first, and the example that holds before the first. */
        readonly get: operations["referenceListsRiskLists"];
        /** Put a list of risk classes of countries; those not listed are 0. It holds from its first day on. */
        readonly put: operations["referenceListsPutRiskList"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/registrations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The documents to register with the regulator. */
        readonly get: operations["recordsRegistrations"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Requests of the FIU, what is due first at the top. */
        readonly get: operations["fiuDeskList"];
        readonly put?: never;
        /** Enter a request. The same reference again is the same request. */
        readonly post: operations["fiuDeskReceive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/requests/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A request. Its version is the ETag. */
        readonly get: operations["fiuDeskOne"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/requests/{id}/assignments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Assign a request. */
        readonly post: operations["fiuDeskAssign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/requests/{id}/drafts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Write the answer, by who the request is assigned to. */
        readonly post: operations["fiuDeskDraft"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/requests/{id}/release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Release the answer that somebody else drafted, in the version that was read. */
        readonly post: operations["fiuDeskRelease"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/role-changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Roles that were asked for and wait, oldest first. */
        readonly get: operations["identityApprovalsRoleChanges"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/role-changes/{id}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Approve roles: neither by who asked for them nor by who gets them. */
        readonly post: operations["identityApprovalsApprove"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/role-changes/{id}/reject": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Reject roles, for good. */
        readonly post: operations["identityApprovalsReject"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/schedule": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The calendar, its next run, and what the last runs did. */
        readonly get: operations["scheduleSchedule"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/schedule/run": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Close all days up to yesterday now; done in the background. */
        readonly post: operations["scheduleRun"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/scoring/challenger": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Try a registered model, a policy or both on the records of a date and later. It changes no alert. Neither ends the trial. */
        readonly put: operations["scoringPut"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/scoring/challenger/{id}/comparison": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Decisions and scores of a challenger against those that held, with records to look at above and below the line. */
        readonly get: operations["scoringComparison"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/scoring/challengers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Models and policies tried beside those that hold, the newest version first. */
        readonly get: operations["scoringChallengers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/scoring/latency": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How long requests of transactions took, and scoring in them: p50 and p99 of the newest of this process. */
        readonly get: operations["scoringLatency"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/scoring/loaded": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What each process has really loaded, and where that differs from what holds today and for each open batch. */
        readonly get: operations["scoringLoaded"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Find transactions, accounts, customers, alerts and batches by id, reference, number or (with the permission for identities) words of a name. */
        readonly get: operations["searchSearch"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/transactions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take 1 to 1,000 transactions. Bad ones are quarantined and reported by index; the same again changes nothing. */
        readonly post: operations["intakeTake"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/transactions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A transaction as it came, and the records it became. */
        readonly get: operations["accountsTransaction"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Users, in the order in which they were made. */
        readonly get: operations["usersList"];
        readonly put?: never;
        /** Make a user who can do nothing yet: the roles wait for another person, and so does the second half of what sets the password. The first half is shown now, and never again. */
        readonly post: operations["usersCreate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One user, with the ETag that a change of roles names. */
        readonly get: operations["usersOne"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/{id}/disable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Let a user in no longer: every session ends at once, and the roles are gone. */
        readonly post: operations["usersDisable"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/{id}/enable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Let a user in again, without roles: those are asked for and approved anew. */
        readonly post: operations["usersEnable"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/{id}/password-resets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Begin a reset of a colleague's password. Shows the first half, once; another person gets the second. */
        readonly post: operations["usersReset"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/{id}/roles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Ask for other roles of a colleague. They hold once a third person approved; then every session of the user ends. */
        readonly put: operations["usersRoles"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/{id}/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Live sessions of a user, newest first. */
        readonly get: operations["usersSessionsOf"];
        readonly put?: never;
        readonly post?: never;
        /** End all sessions of a user. */
        readonly delete: operations["usersEndSessions"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/{id}/sessions/{session}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** End one session of a user. */
        readonly delete: operations["usersEndSession"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/webhooks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Webhooks, oldest first, with what waits and what was given up. Never a secret. */
        readonly get: operations["webhooksList"];
        readonly put?: never;
        /** Make a webhook. The answer holds its secret, once. */
        readonly post: operations["webhooksAdd"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/webhooks/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Remove a webhook: nothing is sent to it from now on. */
        readonly delete: operations["webhooksRemove"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/webhooks/{id}/deliveries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Deliveries of a webhook, newest first, with what came of the last attempt. */
        readonly get: operations["webhooksDeliveries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/webhooks/{id}/rotate-secret": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make a new secret, shown once. Both sign while the receiver changes over. */
        readonly post: operations["webhooksRotate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/webhooks/{id}/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a test notice, in the way of every other. */
        readonly post: operations["webhooksTest"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/what-if": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Run a draft policy or model over the records of a range of dates; done in the background. Nothing that is stored or proven changes. */
        readonly post: operations["whatIfAsk"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/what-if/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How far a run is, and once it is done: alerts per day and segment, figures against dispositions, samples above and below the line. */
        readonly get: operations["whatIfOne"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/what-if/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End a run at its next slice. */
        readonly post: operations["whatIfCancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/workers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Prover workers of the last days, with what they can and do. Who fell silent is lost. */
        readonly get: operations["provingWorkers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly AccessView: {
            /** @enum {string} */
            readonly action: "erased" | "found" | "read";
            readonly actor: string;
            /** @description Epoch seconds. */
            readonly at: number;
            readonly purpose: string;
        };
        readonly AccountId: {
            readonly account: string;
            readonly bank: string;
        };
        readonly AccountView: {
            readonly account: string;
            readonly alerts: {
                readonly closed: number;
                readonly merged: number;
                /** @description By the cases they are in: both together are all. One that is in no case yet is open. */
                readonly open: number;
                /** @description As each came: both together are all. */
                readonly raised: number;
            };
            readonly bank: string;
            readonly caseCounts: {
                readonly closed: number;
                readonly open: number;
            };
            /** @description False: there are older postings, which were not looked at. */
            readonly complete: boolean;
            /** @description Those with whom most money moved. */
            readonly counterparties: readonly components["schemas"]["CounterpartyView"][];
            readonly customerId: string;
            /** @description Where they are listed. */
            readonly links: {
                readonly alerts: string;
                readonly cases: string;
            };
            /** @description Newest first. */
            readonly months: readonly components["schemas"]["MonthView"][];
            readonly postings: number;
            /** @description Postings of a kind that matters, where there are any. */
            readonly riskFacts: readonly {
                /** @enum {string} */
                readonly code: "cash" | "cross-currency" | "high-risk-country" | "raised-risk-country" | "reversal";
                readonly postings: number;
            }[];
            readonly window: readonly components["schemas"]["WindowLine"][];
        };
        readonly AlertExplanation: {
            /** @description Version of the baseline, and of how many records it is the medians. */
            readonly baseline: {
                readonly records: number;
                readonly version: number;
            };
            readonly baselineScore: number;
            readonly modelVersion: string;
            readonly note: string;
            /** @description By size of the change, the largest first; only those that raise the score. */
            readonly reasons: readonly components["schemas"]["Reason"][];
            readonly score: number;
            /** @description They add up to `score - baselineScore`. Null where the model is no sum of trees. */
            readonly shap: readonly components["schemas"]["Contribution"][] | null;
        };
        readonly AlertInsight: {
            readonly businessDate: string;
            /** @description Null until the alert is in a case. */
            readonly caseId: null | string;
            readonly caseState: null | ("assigned" | "closed" | "in-progress" | "open" | "pending-close" | "pending-reopen" | "waiting");
            /** @description Of a closed case: it covers each alert that is in it, merged ones too. */
            readonly disposition: null | ("explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported");
            readonly events: readonly {
                readonly actor: string;
                readonly at: number;
                readonly kind: string;
            }[];
            readonly featureProgram: string;
            readonly features: readonly {
                readonly meaning: string;
                readonly name: string;
                readonly value: number;
            }[];
            readonly id: string;
            /** @description Alerts that are told of with this one. */
            readonly merged: readonly components["schemas"]["MergedAlert"][];
            /** @description The raised alert it is told of with, by which rule of which version, and whether somebody took that back. */
            readonly mergedInto: null | string;
            readonly mergeRule: null | string;
            readonly mergeRulesVersion: null | number;
            readonly mergeTakenBack: boolean;
            readonly modelVersion: string;
            readonly policyVersion: number;
            readonly priority: components["schemas"]["Priority"];
            readonly proof: components["schemas"]["ProofState"];
            readonly raisedAt: number;
            /** @description `score`, and `rule:<id>` of each rule that held. */
            readonly reasons: readonly string[];
            readonly recordId: string;
            readonly score: number;
            readonly segment: number;
            readonly sequence: number;
            /** @enum {string} */
            readonly state: "merged" | "raised";
            readonly typologies: readonly components["schemas"]["TypologyHint"][];
        };
        readonly AlertPage: {
            readonly alerts: readonly components["schemas"]["AlertView"][];
            /** @description Asks for the next page; absent on the last one. */
            readonly cursor?: string;
        };
        readonly AlertView: {
            readonly businessDate: string;
            /** @description Null until the alert is in a case. */
            readonly caseId: null | string;
            readonly caseState: null | ("assigned" | "closed" | "in-progress" | "open" | "pending-close" | "pending-reopen" | "waiting");
            /** @description Of a closed case: it covers each alert that is in it, merged ones too. */
            readonly disposition: null | ("explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported");
            readonly id: string;
            /** @description How many alerts are told of with this one. */
            readonly merged: number;
            /** @description The raised alert it is told of with, by which rule of which version, and whether somebody took that back. */
            readonly mergedInto: null | string;
            readonly mergeRule: null | string;
            readonly mergeRulesVersion: null | number;
            readonly mergeTakenBack: boolean;
            /** @description `score`, and `rule:<id>` of each rule that held. */
            readonly reasons: readonly string[];
            readonly score: number;
            readonly segment: number;
            readonly sequence: number;
            /** @enum {string} */
            readonly state: "merged" | "raised";
        };
        readonly ApprovalView: {
            readonly actor: string;
            /** @description Epoch seconds. */
            readonly at: number;
            /** @enum {string} */
            readonly decision: "approved" | "rejected";
            readonly note: string;
        };
        readonly AttestationRequest: {
            readonly bankId: string;
            readonly batchIndex: number;
            /** @enum {string} */
            readonly batchKind: "correction" | "empty" | "late" | "normal" | "recovery";
            readonly businessDate: string;
            /** @description Postings of the date that could not be scored yet. */
            readonly quarantined: readonly components["schemas"]["PostingKey"][];
            /** @description `sequence` counts from 0 within the batch. */
            readonly records: readonly {
                readonly externalId: string;
                readonly salt: string;
                readonly sequence: number;
                /** @enum {string} */
                readonly side: "credit" | "debit";
                readonly source: string;
            }[];
            readonly slots: number;
        };
        readonly BatchView: {
            readonly alerts: {
                readonly merged: number;
                readonly raised: number;
            } | null;
            /** @description of a recovery: how many people approved it */
            readonly approvals: number | null;
            readonly batchIndex: number;
            /** Format: date */
            readonly businessDate: string;
            readonly chunks: number;
            readonly closeHash: string | null;
            /** @description true once the witness cosigned a checkpoint that holds the header */
            readonly cosigned: boolean;
            readonly eta: {
                /** @description epoch milliseconds */
                readonly finishesAt: number | null;
                readonly provers: number;
                readonly reason: ("NOT_CLOSED" | "PROVEN" | "FAILED" | "PAUSED" | "NO_PROVER" | "NOT_MEASURED") | null;
                readonly remaining: {
                    readonly model: number;
                    readonly record: number;
                };
                readonly secondsPerProof: {
                    readonly model: number | null;
                    readonly record: number | null;
                };
            };
            readonly failureCode: string | null;
            readonly headerHash: string | null;
            /** Format: uuid */
            readonly id: string;
            /** @enum {string} */
            readonly kind: "normal" | "empty" | "late" | "correction" | "recovery";
            /** @description true if its leaves are in the log and its rows went with a restore */
            readonly lost: boolean;
            readonly preflight: readonly {
                /** @enum {string} */
                readonly claim: "records" | "coverage" | "model" | "features" | "windows" | "alerts" | "history" | "setup";
                readonly code: string;
                readonly sentence: string;
                /** @enum {string} */
                readonly status: "shown" | "not shown" | "refused";
            }[] | null;
            /** @description what the bank noticed at sealing and the regulator does not judge */
            readonly preflightNotes: readonly ({
                /** @constant */
                readonly code: "DAY_RESEMBLES_ANOTHER";
                /** @description records of this batch, of a small late one with the late ones before it, that have their like in the other day */
                readonly count: number;
                /** Format: date */
                readonly date: string;
                readonly percent: number;
            } | {
                /** @constant */
                readonly code: "LINE_SILENT";
                /** @description code of the ledger line */
                readonly line: string;
            } | {
                /** @constant */
                readonly code: "VOLUME_UNUSUAL";
                readonly count: number;
                /** @description same weekdays that the median is of */
                readonly days: number;
                readonly median: number;
            })[];
            readonly proveMilliseconds: number;
            readonly proven: {
                readonly model: number;
                readonly record: number;
            };
            readonly receipt: {
                readonly document: {
                    readonly bankId: string;
                    readonly bundleSha256: string;
                    /** @constant */
                    readonly kind: "receipt";
                    /** Format: date-time */
                    readonly receivedAt: string;
                };
                readonly publicKey: string;
                readonly signature: string;
            } | null;
            readonly records: number;
            readonly rescoreDifferences: number;
            /** @description records of which each rule of the feature program holds, as proven; all of them are alerts */
            readonly rules: {
                readonly [key: string]: number;
            } | null;
            readonly slots: number;
            /** @enum {string} */
            readonly state: "open" | "sealing" | "sealed" | "closed" | "proving" | "proven" | "anchored" | "published" | "judged" | "failed";
            /** @description epoch milliseconds at which it reached a state */
            readonly timings: {
                readonly [key: string]: number;
            };
            readonly verdict: {
                readonly bankId: string;
                readonly batchIndex: number;
                /** @enum {string} */
                readonly batchKind: "normal" | "empty" | "late" | "correction" | "recovery";
                /** Format: date */
                readonly businessDate: string;
                readonly claims: readonly {
                    /** @enum {string} */
                    readonly claim: "records" | "coverage" | "model" | "features" | "windows" | "alerts" | "history" | "setup";
                    readonly code: string;
                    readonly sentence: string;
                    /** @enum {string} */
                    readonly status: "shown" | "not shown" | "refused";
                }[];
                readonly headerHash: string;
                /** Format: date-time */
                readonly judgedAt: string;
                /** @constant */
                readonly kind: "verdict";
                readonly sandbox: boolean;
                /** @enum {string} */
                readonly summary: "shown" | "not shown" | "refused";
            } | null;
        };
        readonly BatchViewPage: {
            readonly items: readonly {
                readonly alerts: {
                    readonly merged: number;
                    readonly raised: number;
                } | null;
                /** @description of a recovery: how many people approved it */
                readonly approvals: number | null;
                readonly batchIndex: number;
                /** Format: date */
                readonly businessDate: string;
                readonly chunks: number;
                readonly closeHash: string | null;
                /** @description true once the witness cosigned a checkpoint that holds the header */
                readonly cosigned: boolean;
                readonly eta: {
                    /** @description epoch milliseconds */
                    readonly finishesAt: number | null;
                    readonly provers: number;
                    readonly reason: ("NOT_CLOSED" | "PROVEN" | "FAILED" | "PAUSED" | "NO_PROVER" | "NOT_MEASURED") | null;
                    readonly remaining: {
                        readonly model: number;
                        readonly record: number;
                    };
                    readonly secondsPerProof: {
                        readonly model: number | null;
                        readonly record: number | null;
                    };
                };
                readonly failureCode: string | null;
                readonly headerHash: string | null;
                /** Format: uuid */
                readonly id: string;
                /** @enum {string} */
                readonly kind: "normal" | "empty" | "late" | "correction" | "recovery";
                /** @description true if its leaves are in the log and its rows went with a restore */
                readonly lost: boolean;
                readonly preflight: readonly {
                    /** @enum {string} */
                    readonly claim: "records" | "coverage" | "model" | "features" | "windows" | "alerts" | "history" | "setup";
                    readonly code: string;
                    readonly sentence: string;
                    /** @enum {string} */
                    readonly status: "shown" | "not shown" | "refused";
                }[] | null;
                /** @description what the bank noticed at sealing and the regulator does not judge */
                readonly preflightNotes: readonly ({
                    /** @constant */
                    readonly code: "DAY_RESEMBLES_ANOTHER";
                    /** @description records of this batch, of a small late one with the late ones before it, that have their like in the other day */
                    readonly count: number;
                    /** Format: date */
                    readonly date: string;
                    readonly percent: number;
                } | {
                    /** @constant */
                    readonly code: "LINE_SILENT";
                    /** @description code of the ledger line */
                    readonly line: string;
                } | {
                    /** @constant */
                    readonly code: "VOLUME_UNUSUAL";
                    readonly count: number;
                    /** @description same weekdays that the median is of */
                    readonly days: number;
                    readonly median: number;
                })[];
                readonly proveMilliseconds: number;
                readonly proven: {
                    readonly model: number;
                    readonly record: number;
                };
                readonly receipt: {
                    readonly document: {
                        readonly bankId: string;
                        readonly bundleSha256: string;
                        /** @constant */
                        readonly kind: "receipt";
                        /** Format: date-time */
                        readonly receivedAt: string;
                    };
                    readonly publicKey: string;
                    readonly signature: string;
                } | null;
                readonly records: number;
                readonly rescoreDifferences: number;
                /** @description records of which each rule of the feature program holds, as proven; all of them are alerts */
                readonly rules: {
                    readonly [key: string]: number;
                } | null;
                readonly slots: number;
                /** @enum {string} */
                readonly state: "open" | "sealing" | "sealed" | "closed" | "proving" | "proven" | "anchored" | "published" | "judged" | "failed";
                /** @description epoch milliseconds at which it reached a state */
                readonly timings: {
                    readonly [key: string]: number;
                };
                readonly verdict: {
                    readonly bankId: string;
                    readonly batchIndex: number;
                    /** @enum {string} */
                    readonly batchKind: "normal" | "empty" | "late" | "correction" | "recovery";
                    /** Format: date */
                    readonly businessDate: string;
                    readonly claims: readonly {
                        /** @enum {string} */
                        readonly claim: "records" | "coverage" | "model" | "features" | "windows" | "alerts" | "history" | "setup";
                        readonly code: string;
                        readonly sentence: string;
                        /** @enum {string} */
                        readonly status: "shown" | "not shown" | "refused";
                    }[];
                    readonly headerHash: string;
                    /** Format: date-time */
                    readonly judgedAt: string;
                    /** @constant */
                    readonly kind: "verdict";
                    readonly sandbox: boolean;
                    /** @enum {string} */
                    readonly summary: "shown" | "not shown" | "refused";
                } | null;
            }[];
            readonly next: string | null;
        };
        readonly CalendarRun: {
            readonly at: number;
            readonly date: string;
        };
        readonly CaseDetail: {
            readonly alerts: readonly string[];
            readonly history: readonly components["schemas"]["HistoryStep"][];
            /** @description Which of them were merged into another, and whether that was taken back. */
            readonly merged: readonly {
                readonly alert: string;
                readonly into: string;
                readonly takenBack: boolean;
            }[];
        };
        readonly CasePage: {
            readonly cases: readonly components["schemas"]["CaseView"][];
            /** @description Where the next page goes on; absent on the last one. */
            readonly cursor?: string;
        };
        readonly CaseView: {
            readonly assignee: null | string;
            readonly closedAt: null | number;
            readonly disposition: null | ("explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported");
            readonly id: string;
            /** @enum {string} */
            readonly level: "analyst" | "mlro" | "senior";
            readonly openedAt: number;
            /** @description 1 is urgent, 4 low. */
            readonly priority: number;
            readonly proposal: components["schemas"]["Proposal"] | null;
            readonly reason: null | string;
            readonly sla: null | {
                readonly dueAt: null | number;
                readonly remainingSeconds: number;
                /** @enum {string} */
                readonly state: "amber" | "green" | "paused" | "red";
                readonly text: string;
            };
            /** @description Times are epoch seconds. */
            readonly snoozedUntil: null | number;
            /** @enum {string} */
            readonly state: "assigned" | "closed" | "in-progress" | "open" | "pending-close" | "pending-reopen" | "waiting";
            /** @description What a known-good decision proposes; a person decides. */
            readonly suggestion: null | {
                readonly decision: string;
                /** @enum {string} */
                readonly disposition: "explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported";
            };
            /** @description Sent back as `If-Match` with a change. */
            readonly version: number;
        };
        readonly ChallengerEntity: {
            readonly actor: string;
            readonly id: string;
            /** @description Null: the model that scored the record. */
            readonly modelVersion: null | string;
            /** @description Null: the policy that decided. */
            readonly policyVersion: null | number;
            readonly validFrom: string;
            readonly version: number;
        };
        readonly ChangeView: {
            readonly approvals: readonly components["schemas"]["ApprovalView"][];
            /** @description Against the version in force before it, of a decided change as well. */
            readonly changed: readonly components["schemas"]["FieldChange"][];
            /**
             * @description EFFECTIVE_LATER: days from its first day on had records when the last approval came, so it holds from a later day.
             * @enum {string}
             */
            readonly code: "EFFECTIVE" | "EFFECTIVE_LATER" | "PENDING" | "REJECTED";
            /** @description What an approval must name; null of what was there before approvals were kept. */
            readonly contentSha256: null | string;
            readonly effectiveFrom: null | string;
            readonly entity: string;
            readonly id: string;
            readonly kind: string;
            readonly maker: string;
            /** @description Changed fields that are not listed. */
            readonly more: number;
            readonly number: number;
            readonly proposedAt: string;
            /** @description Approvals besides the maker that it needs. */
            readonly required: number;
            /** @enum {string} */
            readonly state: "effective" | "pending" | "rejected";
            /** @description Id of the stored row, as its PUT answered it. */
            readonly subject: string;
            readonly validFrom: null | string;
            readonly version: string;
        };
        readonly CircuitView: {
            /** @description `name@semver`. */
            readonly circuit: string;
            readonly r1csSha256: string;
            /** @enum {string} */
            readonly role: "model" | "record";
            readonly slots: number;
            readonly verifyingKeySha256: string;
            readonly wasmSha256: string;
            readonly zkeySha256: string;
        };
        readonly ClockView: {
            readonly days: readonly {
                /** Format: date */
                readonly businessDate: string;
                /** @description epoch seconds */
                readonly dueAt: number;
                /** @description how long after it was due it was handed in, or is waited for now */
                readonly lateSeconds: number;
                readonly releasedAt: number | null;
                /** @enum {string} */
                readonly state: "on-time" | "due" | "late" | "missing";
            }[];
            /** @description local time of the next banking day */
            readonly dueTime: string;
            /** @description epoch seconds */
            readonly now: number;
            readonly timeZone: string;
        };
        readonly Comparison: {
            /** @description Champion, then challenger. */
            readonly decisions: {
                readonly bothAlert: number;
                readonly neither: number;
                readonly onlyChallenger: number;
                readonly onlyChampion: number;
            };
            /** @description Records by the difference of scores, from each bin's lower end up to the next one's. Only 0 itself stands between 0 and 1. */
            readonly differences: readonly {
                readonly from: null | number;
                readonly records: number;
            }[];
            /** @description Records that the challenger has to say something about. */
            readonly records: number;
            /** @description To be looked at by people: at most 20 of each, spread evenly over all of them and the same each time. */
            readonly sample: {
                /** @description Alerts of the challenger that the champion did not raise. */
                readonly aboveLine: readonly string[];
                /** @description Alerts of the champion that the challenger would not raise. */
                readonly belowLine: readonly string[];
            };
            /** @description Those whose score is still to come, or whose features the challenger's model can't read. */
            readonly unscored: number;
        };
        readonly Contribution: {
            readonly denominator: string;
            readonly feature: string;
            readonly numerator: string;
            readonly rounded: number;
        };
        readonly CounterpartyView: {
            readonly account: string;
            /** @description Minor units of the base currency, both directions. */
            readonly amount: string;
            readonly bank: string;
            /** @description ISO 3166-1 numeric, 0 unknown. */
            readonly country: number;
            readonly postings: number;
        };
        readonly Country: {
            /** @description Two letters. */
            readonly alpha2: string;
            /** @description As it stands in a posting. */
            readonly numeric: number;
        };
        readonly CountryRiskList: {
            /** @description ISO 3166-1 numeric → 1 (raised), 2 (high) or 3 (call for action). What is not listed is 0, unknown countries too. */
            readonly classes: {
                readonly [key: string]: 1 | 2 | 3;
            };
            readonly version: string;
        };
        readonly Counts: {
            /** @description Alerts that only the draft raises, and that it no longer raises. */
            readonly added: number;
            /** @description Under the draft, and as it was. */
            readonly alerts: number;
            readonly alertsThen: number;
            /** @description No alert under the draft, but at or above its below-line. */
            readonly belowLine: number;
            readonly dropped: number;
            readonly records: number;
        };
        readonly CreatedUser: {
            readonly reset: components["schemas"]["OpenedReset"];
            /** @description Waits for somebody else. */
            readonly roleChange: string;
            readonly user: components["schemas"]["UserView"];
        };
        readonly CustomerView: {
            readonly accounts: readonly components["schemas"]["AccountId"][];
            readonly alerts: {
                readonly closed: number;
                readonly merged: number;
                /** @description By the cases they are in: both together are all. One that is in no case yet is open. */
                readonly open: number;
                /** @description As each came: both together are all. */
                readonly raised: number;
            };
            readonly caseCounts: {
                readonly closed: number;
                readonly open: number;
            };
            /** @description Over all accounts, newest first. */
            readonly cases: readonly {
                readonly alerts: number;
                readonly disposition: null | string;
                readonly id: string;
                readonly openedAt: number;
                readonly state: string;
            }[];
            /** @description False: there are older postings, which were not looked at. */
            readonly complete: boolean;
            readonly customerId: string;
            /** @description Oldest first; the last one holds. */
            readonly history: readonly {
                readonly actor: string;
                readonly at: string;
                readonly riskClass: number;
                readonly segment: number;
            }[];
            /** @enum {string} */
            readonly identity: "erased" | "none" | "stored";
            /** @description Where they are listed. */
            readonly links: {
                readonly alerts: string;
                readonly cases: string;
            };
            /** @description Newest first. */
            readonly months: readonly components["schemas"]["MonthView"][];
            readonly postings: number;
            readonly riskClass: number;
            /** @description Postings of a kind that matters, where there are any. */
            readonly riskFacts: readonly {
                /** @enum {string} */
                readonly code: "cash" | "cross-currency" | "high-risk-country" | "raised-risk-country" | "reversal";
                readonly postings: number;
            }[];
            readonly segment: number;
        };
        readonly DayFailure: {
            readonly businessDate: string;
            readonly code: string;
        };
        readonly DeadLetterView: {
            readonly ageSeconds: number;
            readonly attempts: number;
            readonly businessDate: string | null;
            readonly code: string;
            readonly discarded: {
                /** Format: date-time */
                readonly at: string;
                readonly by: string;
                readonly reason: string;
            } | null;
            readonly externalId: string;
            /** @enum {string} */
            readonly form: "transaction" | "raw";
            /** Format: uuid */
            readonly id: string;
            readonly import: {
                /** Format: uuid */
                readonly id: string;
                readonly place: string;
            } | null;
            readonly reason: string;
            /** Format: date-time */
            readonly receivedAt: string;
            readonly resolvedAt: string | null;
            readonly source: string;
            /** @enum {string} */
            readonly state: "waiting" | "resolved" | "discarded";
        };
        readonly DeadLetterViewPage: {
            readonly items: readonly {
                readonly ageSeconds: number;
                readonly attempts: number;
                readonly businessDate: string | null;
                readonly code: string;
                readonly discarded: {
                    /** Format: date-time */
                    readonly at: string;
                    readonly by: string;
                    readonly reason: string;
                } | null;
                readonly externalId: string;
                /** @enum {string} */
                readonly form: "transaction" | "raw";
                /** Format: uuid */
                readonly id: string;
                readonly import: {
                    /** Format: uuid */
                    readonly id: string;
                    readonly place: string;
                } | null;
                readonly reason: string;
                /** Format: date-time */
                readonly receivedAt: string;
                readonly resolvedAt: string | null;
                readonly source: string;
                /** @enum {string} */
                readonly state: "waiting" | "resolved" | "discarded";
            }[];
            readonly next: string | null;
        };
        readonly Decided: {
            /** @enum {string} */
            readonly decision: "approved" | "rejected";
            readonly id: string;
            readonly userId: string;
        };
        readonly DeliveryView: {
            readonly attempts: number;
            /** Format: date-time */
            readonly createdAt: string;
            readonly deliveredAt: null | string;
            readonly event: string;
            /** @description What the receiver was sent as `webhook-id`. */
            readonly id: string;
            /** @description Of the last attempt: HTTP_<status>, or the code of what was in the way. */
            readonly lastOutcome: null | string;
            /** @description Null where none comes. */
            readonly nextAttemptAt: null | string;
            /** @enum {string} */
            readonly state: "dead" | "delivered" | "waiting";
        };
        readonly DeliveryViewPage: {
            readonly items: readonly components["schemas"]["DeliveryView"][];
            readonly next: null | string;
        };
        readonly Done: {
            readonly id: string;
        };
        readonly EvidenceBundle: {
            readonly attestation: {
                readonly document: {
                    /** Format: date-time */
                    readonly attestedAt: string;
                    readonly bankId: string;
                    readonly batchIndex: number;
                    /** @enum {string} */
                    readonly batchKind: "normal" | "empty" | "late" | "correction" | "recovery";
                    /** Format: date */
                    readonly businessDate: string;
                    readonly differences: {
                        readonly extra: number;
                        readonly missing: number;
                    };
                    readonly fxTableDigest: string;
                    /** @constant */
                    readonly kind: "ledger-attestation";
                    readonly lines: readonly {
                        readonly amount: string;
                        readonly count: string;
                        readonly quarantined: {
                            readonly amount: string;
                            readonly count: string;
                        };
                        readonly slot: number;
                    }[];
                    readonly slots: number;
                    readonly transactionsCommitments: readonly string[];
                };
                readonly publicKey: string;
                readonly signature: string;
            };
            readonly certificate?: {
                readonly document: {
                    readonly certifier: string;
                    readonly featureProgramDigest: string;
                    readonly finalKeySha256: string;
                    readonly initialKeySha256: string;
                    /** Format: date-time */
                    readonly issuedAt: string;
                    /** @constant */
                    readonly kind: "circuit-certificate";
                    readonly modelCircuit: string;
                    readonly modelDigest: string;
                    readonly modelId: string;
                    readonly r1csSha256: string;
                    readonly slots: number;
                    readonly verifyingKeySha256: string;
                };
                readonly publicKey: string;
                readonly signature: string;
            };
            readonly close: {
                readonly attestationSha256: string;
                readonly bankId: string;
                readonly batchIndex: number;
                /** @enum {string} */
                readonly batchKind: "normal" | "empty" | "late" | "correction" | "recovery";
                /** Format: date */
                readonly businessDate: string;
                readonly chunks: readonly {
                    readonly inferenceCommitment: string;
                    readonly lookupTagsCommitment: string;
                    readonly recordsCommitment: string;
                    readonly totalsAfter: string;
                    readonly totalsBefore: string;
                    readonly transactionsCommitment: string;
                }[];
                readonly dayEnd: number;
                readonly dayStart: number;
                readonly featureProgramDigest: string;
                /** @constant */
                readonly kind: "close";
                readonly lookupTags: readonly string[];
                readonly modelCircuit: string;
                readonly modelDigest: string;
                readonly policyCommitment: string;
                readonly queryKeyCommitment: string;
                readonly recordCircuit: string;
                readonly slots: number;
                readonly supersedes?: string;
            };
            readonly header: {
                readonly alerts: {
                    readonly merged: number;
                    readonly raised: number;
                };
                readonly attestationSha256: string;
                readonly bankId: string;
                readonly batchIndex: number;
                /** @enum {string} */
                readonly batchKind: "normal" | "empty" | "late" | "correction" | "recovery";
                readonly batchRoot: string;
                /** Format: date */
                readonly businessDate: string;
                readonly caseLog: {
                    /** @enum {number} */
                    readonly leaves: 1024 | 2048 | 4096 | 8192 | 16384 | 32768 | 65536 | 131072 | 262144 | 524288 | 1048576 | 2097152 | 4194304 | 8388608 | 16777216;
                    readonly root: string;
                };
                readonly certificateSha256: string;
                readonly closeLeafHash: string;
                readonly coverage: readonly {
                    readonly excluded: {
                        readonly amount: string;
                        readonly count: string;
                    };
                    readonly ledger: {
                        readonly amount: string;
                        readonly count: string;
                    };
                    readonly quarantined: {
                        readonly amount: string;
                        readonly count: string;
                    };
                    readonly scored: {
                        readonly amount: string;
                        readonly count: string;
                    };
                    readonly slot: number;
                }[];
                readonly dayEnd: number;
                readonly dayStart: number;
                readonly explanation?: string;
                readonly featureProgramDigest: string;
                readonly fxTableDigest: string;
                /** @constant */
                readonly kind: "header";
                readonly lineRegisterSha256: string;
                readonly modelCircuit: string;
                readonly modelDigest: string;
                readonly modelKeySha256: string;
                readonly policyCommitment: string;
                readonly previousHeader?: string;
                readonly queryKeyCommitment: string;
                readonly recordCircuit: string;
                readonly recordKeySha256: string;
                readonly recovery?: {
                    readonly abandons: readonly string[];
                    readonly approvals: readonly {
                        readonly publicKey: string;
                        readonly signature: string;
                    }[];
                    readonly cosignedSize: number;
                    /** @enum {string} */
                    readonly reason: "restored-from-backup" | "batch-abandoned";
                };
                readonly rescoreDifferences: number;
                readonly slots: number;
                readonly supersedes?: string;
                readonly totals: {
                    readonly firstSalt: string;
                    readonly last: {
                        readonly alerts: string;
                        readonly belowLine: string;
                        readonly histogram: readonly string[];
                        readonly large: string;
                        readonly lines: readonly {
                            readonly amount: string;
                            readonly count: string;
                        }[];
                        readonly records: string;
                        readonly rules: readonly string[];
                    };
                    readonly lastSalt: string;
                };
                /** Format: date */
                readonly windowsSince: string;
            };
            /** @constant */
            readonly kind: "evidence-bundle";
            readonly log: {
                readonly checkpoint: string;
                readonly closeInclusion: readonly string[];
                readonly closeIndex: number;
                readonly headerInclusion: readonly string[];
                readonly headerIndex: number;
            };
            readonly proofs: readonly {
                readonly model: {
                    readonly a: readonly [
                        string,
                        string
                    ];
                    readonly b: readonly [
                        readonly [
                            string,
                            string
                        ],
                        readonly [
                            string,
                            string
                        ]
                    ];
                    readonly c: readonly [
                        string,
                        string
                    ];
                };
                readonly record: {
                    readonly a: readonly [
                        string,
                        string
                    ];
                    readonly b: readonly [
                        readonly [
                            string,
                            string
                        ],
                        readonly [
                            string,
                            string
                        ]
                    ];
                    readonly c: readonly [
                        string,
                        string
                    ];
                };
            }[];
            /** @constant */
            readonly version: 1;
        };
        readonly Expected: {
            /** @description Null: today. */
            readonly batchId: null | string;
            readonly businessDate: string;
            readonly model: string;
            readonly policy: number;
            readonly program: string;
        };
        readonly Explanations: {
            /** @description newest first; the newest one goes into the header */
            readonly versions: readonly {
                readonly actor: string;
                /** Format: date-time */
                readonly createdAt: string;
                readonly text: string;
                readonly version: number;
            }[];
        };
        readonly ExpressView: {
            readonly batchId: null | string;
            readonly chunkIndex: null | number;
            readonly recordId: string;
            /** @enum {string} */
            readonly state: "FAILED" | "PROVEN" | "QUEUED" | "WAITS_FOR_CHUNK" | "WAITS_FOR_CLOSE";
        };
        readonly FeatureExpression: {
            /** @enum {string} */
            readonly field: "amount" | "amountBase" | "line" | "channel" | "debit" | "reversal" | "crossCurrency" | "counterpartyRisk" | "counterpartyCountry" | "currency" | "creditSum1d" | "debitSum1d" | "creditCount1d" | "debitCount1d" | "creditCount7d" | "debitCount7d" | "distinctIn7d" | "distinctOut7d" | "nearLimitCount7d" | "crossCurrencyCount7d" | "minutesSinceCredit" | "idleDays" | "ageDays" | "meanAmountBits" | "counterpartySeen" | "counterpartyReciprocal" | "segment" | "riskClass" | "hour" | "weekend";
        } | {
            readonly feature: string;
        } | {
            readonly constant: number;
        } | {
            readonly add: readonly [
                components["schemas"]["FeatureExpression"],
                components["schemas"]["FeatureExpression"]
            ];
        } | {
            readonly subtract: readonly [
                components["schemas"]["FeatureExpression"],
                components["schemas"]["FeatureExpression"]
            ];
        } | {
            readonly scale: readonly [
                components["schemas"]["FeatureExpression"],
                number
            ];
        } | {
            readonly when: readonly [
                components["schemas"]["FeatureExpression"],
                components["schemas"]["FeatureExpression"]
            ];
        } | {
            readonly not: components["schemas"]["FeatureExpression"];
        } | {
            readonly bitLength: components["schemas"]["FeatureExpression"];
        } | {
            readonly popCount: components["schemas"]["FeatureExpression"];
        } | {
            readonly minimum: readonly [
                components["schemas"]["FeatureExpression"],
                components["schemas"]["FeatureExpression"]
            ];
        } | {
            readonly maximum: readonly [
                components["schemas"]["FeatureExpression"],
                components["schemas"]["FeatureExpression"]
            ];
        } | {
            readonly compare: readonly [
                components["schemas"]["FeatureExpression"],
                components["schemas"]["FeatureExpression"]
            ];
        } | {
            readonly atLeast: readonly [
                components["schemas"]["FeatureExpression"],
                number
            ];
        } | {
            readonly equals: readonly [
                components["schemas"]["FeatureExpression"],
                number
            ];
        } | {
            readonly memberOf: readonly [
                components["schemas"]["FeatureExpression"],
                string
            ];
        } | {
            readonly cappedRatio: {
                readonly cap: number;
                readonly denominator: components["schemas"]["FeatureExpression"];
                readonly numerator: components["schemas"]["FeatureExpression"];
                readonly scale: number;
            };
        };
        readonly FieldChange: {
            /** @description Absent: the field is gone. */
            readonly after?: unknown;
            /** @description Absent: the field is new. */
            readonly before?: unknown;
            /**
             * @description It changed, and the reader may not see how.
             * @enum {unknown}
             */
            readonly hidden?: true;
            /** @description Dotted; numbers are places in a list. */
            readonly path: string;
        };
        readonly FiuRequestView: {
            readonly assignee: null | string;
            /** @enum {string} */
            readonly clock: "amber" | "answered" | "green" | "paused" | "red";
            readonly draft: null | string;
            readonly draftedBy: null | string;
            readonly dueAt: number;
            readonly id: string;
            readonly legalBasis: string;
            readonly receivedAt: number;
            readonly reference: string;
            readonly releasedAt: null | number;
            readonly releasedBy: null | string;
            /** @enum {string} */
            readonly state: "assigned" | "drafted" | "received" | "released";
            /** @description Customer ids, or names as the request gives them. */
            readonly subjects: readonly string[];
            /** @enum {string} */
            readonly urgency: "normal" | "urgent";
            readonly version: number;
        };
        readonly HistoryStep: {
            readonly event: {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly priority: number;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "alert-joined";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly into: string;
                    readonly reasons: readonly string[];
                    readonly record: number;
                    readonly rule: string;
                    readonly rulesVersion: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "alert-merged";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly reasons: readonly string[];
                    readonly record: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "alert-raised";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly digest: string;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "alert-unmerged";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly assignee: string;
                    readonly case: string;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "assigned";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly priority: number;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "case-opened";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly digest: string;
                    /** @enum {string} */
                    readonly disposition: "explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported";
                    readonly reason: string;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "close-proposed";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly digest: string;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "close-refused";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    /** @enum {string} */
                    readonly disposition: "explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported";
                    readonly reason: string;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "closed";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly digest: string;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "desk-noted";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly digest: string;
                    /** @enum {string} */
                    readonly level: "analyst" | "mlro" | "senior";
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "escalated";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly digest: string;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "evidence-added";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly decision: string;
                    /** @enum {string} */
                    readonly disposition: "explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported";
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "known-good-matched";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly digest: string;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "noted";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly digest: string;
                    readonly priority: number;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "prioritised";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly digest: string;
                    /** @enum {string} */
                    readonly outcome: "agree" | "disagree";
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "qa-reviewed";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "released";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly digest: string;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "reopen-proposed";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly digest: string;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "reopen-refused";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "reopened";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly digest: string;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "resumed";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly digest: string;
                    readonly until: number;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "snoozed";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "started";
                readonly sequence: number;
            } | {
                readonly actor: string;
                readonly alert: string;
                readonly at: number;
                readonly businessDate: string;
                readonly content: {
                    readonly case: string;
                    readonly digest: string;
                    /** @enum {string} */
                    readonly party: "customer" | "relationship-manager";
                    readonly version: number;
                };
                readonly id: string;
                /** @constant */
                readonly kind: "waiting";
                readonly sequence: number;
            };
            readonly file?: {
                readonly bytes: number;
                readonly contentType: string;
                readonly id: string;
                readonly name: string;
                readonly sha256: string;
            };
            readonly text?: string;
        };
        readonly Hit: {
            readonly id: string;
            /** @enum {string} */
            readonly kind: "account" | "alert" | "batch" | "case" | "customer" | "transaction";
            readonly label: string;
            /** @description Path of the service's route that shows it. */
            readonly link: string;
        };
        readonly HoursDocument: {
            readonly closes: string;
            /** @description Dates (`YYYY-MM-DD`) on which nobody works. */
            readonly holidays: readonly string[];
            /** @description Local times, `HH:MM`; `opens` before `closes`. */
            readonly opens: string;
            readonly targetHours: readonly [
                number,
                number,
                number,
                number
            ];
            /** @description ISO weekdays: 1 is Monday. */
            readonly weekdays: readonly number[];
        };
        readonly IdentifiedTransaction: {
            readonly amount: {
                readonly currency: string;
                readonly minor: string;
            };
            readonly bookingTime: string;
            /** @enum {string} */
            readonly channel: "card" | "cash" | "cheque" | "crypto" | "instant" | "internal" | "other" | "transfer";
            readonly counterAmount?: {
                readonly currency: string;
                readonly minor: string;
            };
            readonly creditor: {
                readonly account: string;
                readonly bank: string;
                readonly country: number;
            };
            readonly debtor: {
                readonly account: string;
                readonly bank: string;
                readonly country: number;
            };
            readonly externalId: string;
            readonly reference?: string;
            readonly reversal: boolean;
            readonly source: string;
        };
        readonly Identity: {
            readonly accountNames?: readonly {
                readonly account: string;
                readonly bank: string;
                readonly displayName: string;
            }[];
            readonly address?: {
                readonly city: string;
                readonly country: string;
                readonly lines: readonly string[];
                readonly postcode?: string;
            };
            readonly birthDate?: string;
            readonly country?: string;
            readonly email?: string;
            /** @enum {string} */
            readonly kind: "company" | "person";
            readonly name: string;
            readonly phone?: string;
            readonly registrationNumber?: string;
        };
        readonly ImportView: {
            readonly actor: string;
            readonly alerts: number;
            readonly bytes: number;
            readonly failure: {
                readonly code: string;
                readonly place: string;
            } | null;
            readonly finishedAt: string | null;
            /** @enum {string} */
            readonly format: "ndjson" | "csv" | "pacs.008" | "pacs.004" | "pain.001" | "camt.053";
            /** Format: uuid */
            readonly id: string;
            readonly progress: number;
            /** Format: date-time */
            readonly receivedAt: string;
            readonly records: number;
            readonly rows: {
                readonly accepted: number;
                readonly conflicts: number;
                readonly duplicates: number;
                readonly quarantined: number;
                readonly read: number;
                readonly refused: number;
                readonly skipped: number;
            };
            readonly sha256: string;
            readonly startedAt: string | null;
            /** @enum {string} */
            readonly state: "waiting" | "running" | "done" | "broken" | "cancelled";
            readonly trouble: string | null;
        };
        readonly ImportViewPage: {
            readonly items: readonly {
                readonly actor: string;
                readonly alerts: number;
                readonly bytes: number;
                readonly failure: {
                    readonly code: string;
                    readonly place: string;
                } | null;
                readonly finishedAt: string | null;
                /** @enum {string} */
                readonly format: "ndjson" | "csv" | "pacs.008" | "pacs.004" | "pain.001" | "camt.053";
                /** Format: uuid */
                readonly id: string;
                readonly progress: number;
                /** Format: date-time */
                readonly receivedAt: string;
                readonly records: number;
                readonly rows: {
                    readonly accepted: number;
                    readonly conflicts: number;
                    readonly duplicates: number;
                    readonly quarantined: number;
                    readonly read: number;
                    readonly refused: number;
                    readonly skipped: number;
                };
                readonly sha256: string;
                readonly startedAt: string | null;
                /** @enum {string} */
                readonly state: "waiting" | "running" | "done" | "broken" | "cancelled";
                readonly trouble: string | null;
            }[];
            readonly next: string | null;
        };
        readonly IntakeReceipt: {
            /** @description Transactions taken now. */
            readonly accepted: number;
            readonly alerts: number;
            /** @description Known by source and external id, with other content: nothing was changed. */
            readonly conflicts: readonly {
                /** @constant */
                readonly code: "CONTENT_CONFLICT";
                readonly index: number;
            }[];
            /** @description Transactions that had come before, with the same content. */
            readonly duplicates: number;
            readonly quarantined: readonly {
                readonly code: string;
                readonly index: number;
                readonly reason: string;
            }[];
            /** @description Records they became. */
            readonly records: number;
        };
        readonly KnownGoodView: {
            readonly decidedBy: null | string;
            /** @enum {string} */
            readonly disposition: "explained" | "false-positive";
            readonly expired: boolean;
            readonly expiresAt: number;
            readonly id: string;
            /** @description Times that a case fell under it. */
            readonly matched: number;
            readonly oneCounterparty: boolean;
            readonly proposedBy: string;
            /** @description As alerts name it: `score`, `rule:<id>`. */
            readonly reason: string;
            /** @enum {string} */
            readonly state: "approved" | "proposed" | "refused" | "revoked";
            readonly text: string;
            readonly version: number;
        };
        readonly LatencyView: {
            readonly bulk: {
                readonly request: components["schemas"]["Quantiles"];
                readonly scoring: components["schemas"]["Quantiles"];
            };
            readonly single: {
                readonly request: components["schemas"]["Quantiles"];
                readonly scoring: components["schemas"]["Quantiles"];
            };
        };
        readonly Loaded: {
            /** @description SHA-256 of circuit artifacts, hashed as they were read. */
            readonly artifacts: readonly string[];
            /** @description What would score each of these business dates. */
            readonly days: readonly components["schemas"]["LoadedDay"][];
            /** @description Models with a runtime session: the digest of the bytes that the session was opened with, or of a committed model of its parameters. */
            readonly models: readonly {
                readonly digest: string;
                readonly version: string;
            }[];
        };
        readonly LoadedDay: {
            readonly businessDate: string;
            readonly model: string;
            readonly policy: number;
            readonly policyCommitment: string;
            readonly program: string;
            readonly programDigest: string;
        };
        readonly LoadedDifference: {
            readonly businessDate: null | string;
            /** @enum {string} */
            readonly code: "CIRCUIT_NOT_REGISTERED" | "MODEL_DIGEST_DIFFERS" | "MODEL_NOT_EFFECTIVE" | "POLICY_COMMITMENT_DIFFERS" | "POLICY_NOT_EFFECTIVE" | "PROGRAM_DIGEST_DIFFERS" | "PROGRAM_NOT_EFFECTIVE" | "SILENT_PROCESS" | "STALE_PROCESS";
            readonly expected: null | string;
            readonly loaded: null | string;
            /** @description Id of the process. */
            readonly process: string;
        };
        readonly LoadedProcess: {
            readonly code: string;
            readonly host: string;
            readonly id: string;
            /** @enum {string} */
            readonly kind: "bank-api" | "prover-worker";
            readonly lastSeenAt: string;
            readonly loaded: components["schemas"]["Loaded"];
            readonly pid: number;
            readonly silent: boolean;
            readonly startedAt: string;
        };
        readonly LoadedView: {
            readonly differences: readonly components["schemas"]["LoadedDifference"][];
            readonly expected: readonly components["schemas"]["Expected"][];
            readonly processes: readonly components["schemas"]["LoadedProcess"][];
        };
        readonly LogKeyRotation: {
            readonly bankId: string;
            readonly fromSize: number;
            /** @constant */
            readonly kind: "log-key-rotation";
            readonly newKey: string;
            readonly newSignature: string;
            readonly oldKey: string;
            readonly oldSignature: string;
        };
        readonly LogRecoveryReport: {
            /** @description Leaves that the log held before, and holds now. */
            readonly held: number;
            /** @description Batches whose leaves are in the log and whose rows are not here, and which nothing replaced yet: each is to be sealed again as recovery. */
            readonly lost: readonly {
                readonly batchId: string;
                readonly batchIndex: number;
                readonly businessDate: string;
                /** @enum {string} */
                readonly kind: "correction" | "empty" | "late" | "normal" | "recovery";
                readonly records: number;
            }[];
            readonly size: number;
        };
        readonly MergedAlert: {
            readonly businessDate: string;
            /** @description Null until the alert is in a case. */
            readonly caseId: null | string;
            readonly id: string;
            readonly mergeRule: null | string;
            readonly mergeTakenBack: boolean;
            /** @description `score`, and `rule:<id>` of each rule that held. */
            readonly reasons: readonly string[];
            readonly score: number;
            readonly sequence: number;
        };
        readonly MonthView: {
            readonly in: {
                readonly amount: string;
                readonly count: number;
            };
            /** @description `YYYY-MM`, of business dates. */
            readonly month: string;
            readonly out: {
                readonly amount: string;
                readonly count: number;
            };
            readonly reversals: number;
        };
        readonly OpenedReset: {
            readonly expiresAt: number;
            /** @description This person's half: shown now, and stored nowhere. */
            readonly half: string;
            readonly id: string;
        };
        readonly PostingKey: {
            readonly externalId: string;
            /** @enum {string} */
            readonly side: "credit" | "debit";
            readonly source: string;
        };
        readonly PostingsPage: {
            readonly items: readonly components["schemas"]["PostingView"][];
            /** @description Asks for the next page; null after the last. */
            readonly nextCursor: null | string;
        };
        readonly PostingView: {
            readonly alert: boolean;
            /** @description Minor units of the line's currency. */
            readonly amount: string;
            /** @description Epoch seconds. */
            readonly bookingTime: number;
            readonly businessDate: string;
            readonly counterparty: {
                readonly account: string;
                readonly bank: string;
                readonly country: number;
            };
            readonly currency: string;
            readonly externalId: string;
            readonly recordId: string;
            readonly reference?: string;
            readonly score: number;
            readonly sequence: number;
            /** @enum {string} */
            readonly side: "credit" | "debit";
            readonly source: string;
            readonly transactionId: string;
        };
        readonly Priority: {
            readonly parts: {
                readonly amount: number;
                readonly history: number;
                readonly risk: number;
                readonly rules: number;
                readonly score: number;
            };
            /** @description 0 to 100, the sum of the parts. */
            readonly value: number;
        };
        readonly Problem: {
            readonly code: string;
            readonly detail: string;
            readonly fields?: readonly {
                readonly message: string;
                readonly path: string;
            }[];
            /** @description urn:probity:request:<X-Request-Id> */
            readonly instance?: string;
            readonly status: number;
            readonly title: string;
            /** @description urn:probity:problem:<code> */
            readonly type: string;
        };
        readonly ProofState: {
            readonly batchId: null | string;
            readonly chunkIndex: null | number;
            /**
             * @description `scored` until the record is sealed; then its newest batch's state.
             * @enum {string}
             */
            readonly state: "anchored" | "closed" | "failed" | "judged" | "open" | "proven" | "proving" | "published" | "scored" | "sealed" | "sealing";
        };
        readonly Proposal: {
            readonly by: string;
            /** @enum {string} */
            readonly disposition?: "explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported";
            readonly reason?: string;
        };
        readonly ProvingLoad: {
            /** @description Proofs being made. */
            readonly active: number;
            readonly paused: boolean;
            /** @description Jobs that wait for a prover, those that wait for their next try included. */
            readonly waiting: number;
        };
        readonly ProvingView: {
            /** @description Who last changed that, when and why; null where nobody did. */
            readonly changed: null | {
                readonly actor: string;
                readonly at: string;
                readonly reason: string;
            };
            /** @description Work that waits in the database to be handed over. */
            readonly outbox: number;
            /** @description What is wanted. */
            readonly paused: boolean;
            /** @description What the queue holds; null where there is none, or none that answers. */
            readonly queue: components["schemas"]["ProvingLoad"] | null;
            /** @description So many jobs waiting, and no further batch is handed over. */
            readonly waitingLimit: number;
        };
        readonly PutList: {
            readonly id: string;
            readonly sha256: string;
        };
        readonly Quantiles: {
            /** @description Milliseconds; null where there is none. */
            readonly p50Ms: null | number;
            readonly p99Ms: null | number;
            /** @description How many they are taken from. */
            readonly samples: number;
        };
        readonly Reason: {
            readonly baseline: number;
            /** @description Score as it is, less the score with this one feature at its baseline. Such changes do not add up to anything: each of them leaves all other features as they are. */
            readonly changeToBaseline: number;
            readonly feature: string;
            readonly sentence: string;
            readonly value: number;
        };
        readonly RecoveryApproval: {
            readonly abandons: readonly string[];
            readonly bankId: string;
            readonly batchIndex: number;
            /** Format: date */
            readonly businessDate: string;
            readonly closeLeafHash: string;
            readonly cosignedSize: number;
            /** @constant */
            readonly kind: "recovery-approval";
            /** @enum {string} */
            readonly reason: "restored-from-backup" | "batch-abandoned";
            readonly supersedes?: string;
        };
        readonly ResetView: {
            readonly createdAt: number;
            readonly expiresAt: number;
            readonly id: string;
            readonly maker: string;
            readonly userId: string;
        };
        readonly ResetViewPage: {
            readonly items: readonly components["schemas"]["ResetView"][];
            readonly next: null | string;
        };
        readonly ResubmitResult: {
            readonly accepted: number;
            readonly alerts: number;
            readonly conflicts: number;
            readonly duplicates: number;
            readonly quarantined: number;
            readonly records: number;
            readonly tried: number;
        };
        readonly ReviewView: {
            readonly caseId: string;
            /** @description Who closed the case: they do not review it. */
            readonly decidedBy: readonly string[];
            /** @enum {string} */
            readonly disposition: "explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported";
            readonly id: string;
            readonly outcome: null | ("agree" | "disagree");
            /** @description Epoch seconds. */
            readonly reviewedAt: null | number;
            readonly reviewer: null | string;
            readonly samplingId: string;
        };
        readonly RoleChangeView: {
            readonly at: number;
            readonly before: readonly ("analyst" | "auditor" | "ledger-attestor" | "mlro" | "model-validator" | "operator" | "senior-analyst")[];
            readonly id: string;
            readonly maker: string;
            readonly reason: string;
            readonly roles: readonly ("analyst" | "auditor" | "ledger-attestor" | "mlro" | "model-validator" | "operator" | "senior-analyst")[];
            readonly userId: string;
            /** @description Of the user that it was made for. */
            readonly userVersion: number;
        };
        readonly RoleChangeViewPage: {
            readonly items: readonly components["schemas"]["RoleChangeView"][];
            readonly next: null | string;
        };
        readonly RunView: {
            readonly actor: string;
            /** @description Of a run that somebody started: null. */
            readonly date: null | string;
            readonly failures: readonly components["schemas"]["DayFailure"][];
            readonly finishedAt: null | string;
            readonly id: string;
            readonly sealed: number;
            readonly startedAt: string;
        };
        readonly SamplingView: {
            readonly actor: string;
            readonly drawnAt: null | number;
            readonly id: string;
            /** @description Epoch seconds: cases closed from then on and before `periodTo`. */
            readonly periodFrom: number;
            readonly periodTo: number;
            readonly rates: {
                readonly explained: number;
                readonly "false-positive": number;
                readonly inconclusive: number;
                readonly "suspicious-not-reported": number;
                readonly "suspicious-reported": number;
            };
            /** @description Once the sample is drawn. */
            readonly seed: null | string;
            readonly seedSha256: string;
        };
        readonly ScheduleView: {
            /** @description Null where none was put: days are closed by hand. */
            readonly calendar: null | {
                /** @description Dates (`YYYY-MM-DD`) on which it does not run; the next run catches up. */
                readonly closedDates: readonly string[];
                /** @description Local time of the bank, `HH:MM`. */
                readonly closeTime: string;
                readonly continuous: boolean;
                readonly timeZone: string;
                readonly version: number;
                /** @description ISO weekdays on which it runs: 1 is Monday. */
                readonly weekdays: readonly number[];
            };
            readonly next: components["schemas"]["CalendarRun"] | null;
            /** @description The newest runs, newest first. */
            readonly runs: readonly components["schemas"]["RunView"][];
        };
        readonly SegmentSample: {
            readonly records: readonly {
                readonly businessDate: string;
                readonly recordId: string;
                readonly sequence: number;
            }[];
            readonly segment: number;
        };
        readonly SessionView: {
            readonly authenticatedAt: number;
            readonly createdAt: number;
            readonly expiresAt: number;
            readonly id: string;
            readonly lastUsedAt: number;
            /** @enum {string} */
            readonly method: "password" | "provider";
        };
        readonly StoredIdentityEvent: {
            /** @description Who did it; absent of a stranger. */
            readonly actor: null | string;
            readonly address: null | string;
            readonly at: number;
            /** @enum {string} */
            readonly kind: "login" | "login-failed" | "logout" | "password-change-failed" | "password-changed" | "reset-approved" | "reset-requested" | "reset-used" | "roles-approved" | "roles-by-provider" | "roles-rejected" | "roles-requested" | "session-ended" | "step-up" | "step-up-failed" | "user-created" | "user-disabled" | "user-enabled";
            readonly number: number;
            /** @description Session, role change or reset. */
            readonly reference: null | string;
            /** @description Whom it concerns; absent where an account was named that does not exist. */
            readonly userId: null | string;
        };
        readonly StoredIdentityEventPage: {
            readonly items: readonly components["schemas"]["StoredIdentityEvent"][];
            readonly next: null | string;
        };
        readonly TransactionView: {
            readonly id: string;
            /** @description Epoch seconds. */
            readonly receivedAt: number;
            /** @description What became of it on accounts of this bank; none of history from before the first business date. */
            readonly records: readonly {
                readonly alertId: null | string;
                readonly businessDate: string;
                readonly id: string;
                readonly score: number;
                readonly sequence: number;
                /** @enum {string} */
                readonly side: "credit" | "debit";
            }[];
            readonly transaction: components["schemas"]["IdentifiedTransaction"];
        };
        readonly TypologyHint: {
            /** @description The features that made the hint, with their values. */
            readonly facts: {
                readonly [key: string]: number;
            };
            /** @enum {string} */
            readonly typology: "burst" | "cross-border-high-risk" | "dormant-reactivation" | "fan-in" | "fan-out" | "rapid-pass-through" | "structuring";
        };
        readonly UserView: {
            /** @description By which everything that the user does names them. */
            readonly actor: string;
            readonly createdAt: number;
            readonly displayName: string;
            readonly email: string;
            /** @description Logins that failed since the last one that did not. */
            readonly failedAttempts: number;
            readonly hasPassword: boolean;
            readonly id: string;
            /** @description Of a user of a provider: which one. */
            readonly issuer: null | string;
            readonly roles: readonly ("analyst" | "auditor" | "ledger-attestor" | "mlro" | "model-validator" | "operator" | "senior-analyst")[];
            /** @enum {string} */
            readonly state: "active" | "disabled";
            readonly version: number;
        };
        readonly UserViewPage: {
            readonly items: readonly components["schemas"]["UserView"][];
            readonly next: null | string;
        };
        readonly WebhookView: {
            /** Format: date-time */
            readonly createdAt: string;
            readonly createdBy: string;
            readonly dead: number;
            /** @description When its receiver answered 410. */
            readonly disabledAt: null | string;
            readonly events: readonly ("alert.created" | "day.cosigned" | "day.refused")[];
            /** @description Until then both secrets sign; null where only one does. */
            readonly formerSecretUntil: null | string;
            readonly id: string;
            readonly rotatedAt: null | string;
            readonly url: string;
            /** @description Deliveries. */
            readonly waiting: number;
        };
        readonly WhatIfResult: {
            readonly days: readonly {
                readonly date: string;
                readonly segments: readonly {
                    /** @description Alerts that only the draft raises, and that it no longer raises. */
                    readonly added: number;
                    /** @description Under the draft, and as it was. */
                    readonly alerts: number;
                    readonly alertsThen: number;
                    /** @description No alert under the draft, but at or above its below-line. */
                    readonly belowLine: number;
                    readonly dropped: number;
                    readonly records: number;
                    readonly segment: number;
                }[];
            }[];
            readonly dispositions: {
                /** @description The same of records that the draft lets pass. */
                readonly falseNegative: number;
                readonly falsePositive: number;
                /** @description Productive among the draft's alerts that have a disposition; null without any. */
                readonly precision: null | number;
                /** @description Records of the run that people have decided on: the rest of the figures here say nothing of others. */
                readonly records: number;
                readonly trueNegative: number;
                /** @description Alerts under the draft that people found productive, and unproductive. */
                readonly truePositive: number;
            };
            readonly samples: {
                readonly above: readonly components["schemas"]["SegmentSample"][];
                readonly below: readonly components["schemas"]["SegmentSample"][];
            };
            readonly total: components["schemas"]["Counts"];
        };
        readonly WhatIfSummary: {
            readonly dispositions?: {
                /** @description The same of records that the draft lets pass. */
                readonly falseNegative: number;
                readonly falsePositive: number;
                /** @description Productive among the draft's alerts that have a disposition; null without any. */
                readonly precision: null | number;
                /** @description Records of the run that people have decided on: the rest of the figures here say nothing of others. */
                readonly records: number;
                readonly trueNegative: number;
                /** @description Alerts under the draft that people found productive, and unproductive. */
                readonly truePositive: number;
            };
            readonly finishedAt: null | string;
            readonly from: string;
            readonly id: string;
            /** @description Records looked at, of those that were there when it was asked for. */
            readonly progress: {
                readonly done: number;
                readonly total: number;
            };
            /** @enum {string} */
            readonly state: "cancelled" | "done" | "failed" | "running" | "waiting";
            readonly to: string;
            readonly total?: components["schemas"]["Counts"];
        };
        readonly WhatIfView: {
            readonly actor: string;
            readonly createdAt: string;
            readonly failureCode: null | string;
            readonly finishedAt: null | string;
            readonly from: string;
            readonly id: string;
            /** @enum {string} */
            readonly kind: "model" | "policy";
            /** @description Records looked at, of those that were there when it was asked for. */
            readonly progress: {
                readonly done: number;
                readonly total: number;
            };
            readonly result: components["schemas"]["WhatIfResult"] | null;
            readonly seed: string;
            /** @enum {string} */
            readonly state: "cancelled" | "done" | "failed" | "running" | "waiting";
            readonly to: string;
        };
        readonly WhoAmI: {
            readonly actor: string;
            /** @description To be sent as X-Probity-CSRF with all that changes something. Null of a service token. */
            readonly csrf: null | string;
            readonly permissions: readonly string[];
            /** @description Null of a service token. */
            readonly session: null | {
                /** @description When they last proved who they are; epoch seconds. */
                readonly authenticatedAt: number;
                readonly displayName: string;
                readonly expiresAt: number;
                readonly id: string;
                /** @description How they signed in: `password` or `provider`. */
                readonly method: string;
                readonly roles: readonly string[];
                readonly stepUpUntil: number;
                readonly userId: string;
            };
        };
        readonly WindowLine: {
            readonly name: string;
            /** @description An integer as text: amounts in minor units of the base currency. */
            readonly value: string;
            readonly words: string;
        };
        readonly WithSecret: {
            /** @description `whsec_` and base64. It is shown once, and can't be asked for again. */
            readonly secret: string;
            readonly webhook: components["schemas"]["WebhookView"];
        };
        readonly WorkerView: {
            readonly cores: number;
            readonly engine: string;
            readonly engineVersion: string;
            readonly host: string;
            readonly id: string;
            /** @description Registered proving keys on its disk. */
            readonly keys: readonly {
                readonly circuit: string;
                readonly sha256: string;
            }[];
            readonly lastSeenAt: string;
            readonly memoryMib: number;
            readonly pid: number;
            /** @description Proofs at a time. */
            readonly processes: number;
            /** @description Proofs stored since its start. */
            readonly proofs: number;
            readonly startedAt: string;
            /** @enum {string} */
            readonly state: "draining" | "lost" | "stopped" | "working";
            /** @description Code of what keeps it from its artifacts, such as ARTIFACT_MISSING: its chunks wait. */
            readonly trouble: null | string;
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
    readonly accountsAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly account: string;
                readonly bank: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly accountsAlerts: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly account: string;
                readonly bank: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AlertPage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly accountsPostings: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly account: string;
                readonly bank: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PostingsPage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly alertsAlerts: {
        readonly parameters: {
            readonly query?: {
                readonly date?: string;
                readonly mergedInto?: string;
                readonly state?: "raised" | "merged";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["AlertView"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly alertsAlert: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AlertInsight"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly alertsExplanation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AlertExplanation"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesUnmerge: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly text: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly alertsBaseline: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description a value for each feature of the program, in its order */
                    readonly features: readonly number[];
                    readonly model: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly version: number;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesAbsence: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly analyst: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly until: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly until: number;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly identityAuditEvents: {
        readonly parameters: {
            readonly query?: {
                /** @description next of the page before */
                readonly cursor?: string;
                readonly limit?: number;
                /** @description id of a user: only what concerns them */
                readonly user?: unknown;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StoredIdentityEventPage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly authSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** Format: email */
                    readonly email: string;
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WhoAmI"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly authSignOut: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done: nothing is answered. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly oidcCallback: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description to the path that the login began with */
            readonly 302: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly oidcSignOut: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly next: null | string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly oidcStart: {
        readonly parameters: {
            readonly query?: {
                /** @description where the browser goes afterwards, on this service */
                readonly return?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description to the provider */
            readonly 302: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly oidcStepUp: {
        readonly parameters: {
            readonly query?: {
                /** @description where the browser goes afterwards, on this service */
                readonly return?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description to the provider */
            readonly 302: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly authChangePassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly current: string;
                    readonly next: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WhoAmI"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly authUseReset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description in any order */
                    readonly halves: readonly [
                        string,
                        string
                    ];
                    readonly password: string;
                    /** Format: uuid */
                    readonly reset: string;
                };
            };
        };
        readonly responses: {
            /** @description Done: nothing is answered. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly authWhoAmI: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WhoAmI"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly authStepUp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WhoAmI"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly batchesList: {
        readonly parameters: {
            readonly query?: {
                /** @description next of the page before */
                readonly cursor?: string;
                readonly from?: string;
                readonly limit?: number;
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BatchViewPage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly batchesSeal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key with the same request gets the same answer, for a day. 1 to 128 visible ASCII characters. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** Format: date */
                    readonly businessDate: string;
                    /** @enum {string} */
                    readonly kind: "normal" | "empty" | "late" | "correction" | "recovery";
                    /** Format: uuid */
                    readonly supersedes?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly batchesOne: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly recoveryApprovalRequest: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RecoveryApproval"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly recoveryApprove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly document: {
                        readonly abandons: readonly string[];
                        readonly bankId: string;
                        readonly batchIndex: number;
                        /** Format: date */
                        readonly businessDate: string;
                        readonly closeLeafHash: string;
                        readonly cosignedSize: number;
                        /** @constant */
                        readonly kind: "recovery-approval";
                        /** @enum {string} */
                        readonly reason: "restored-from-backup" | "batch-abandoned";
                        readonly supersedes?: string;
                    };
                    readonly publicKey: string;
                    readonly signature: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly batchesAttest: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly document: {
                        /** Format: date-time */
                        readonly attestedAt: string;
                        readonly bankId: string;
                        readonly batchIndex: number;
                        /** @enum {string} */
                        readonly batchKind: "normal" | "empty" | "late" | "correction" | "recovery";
                        /** Format: date */
                        readonly businessDate: string;
                        readonly differences: {
                            readonly extra: number;
                            readonly missing: number;
                        };
                        readonly fxTableDigest: string;
                        /** @constant */
                        readonly kind: "ledger-attestation";
                        readonly lines: readonly {
                            readonly amount: string;
                            readonly count: string;
                            readonly quarantined: {
                                readonly amount: string;
                                readonly count: string;
                            };
                            readonly slot: number;
                        }[];
                        readonly slots: number;
                        readonly transactionsCommitments: readonly string[];
                    };
                    readonly publicKey: string;
                    readonly signature: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly batchesAttestationRequest: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AttestationRequest"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly batchesBundle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EvidenceBundle"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly batchesClose: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly explanationVersions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Explanations"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly explanationPut: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly text: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Explanations"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly batchesPublish: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default false */
                    readonly force?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly batchesRetry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesHours: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly document: components["schemas"]["HoursDocument"];
                        readonly version: number;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesPutHours: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly closes: string;
                    readonly holidays: readonly string[];
                    readonly opens: string;
                    readonly targetHours: readonly [
                        number,
                        number,
                        number,
                        number
                    ];
                    readonly weekdays: readonly number[];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly version: number;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesList: {
        readonly parameters: {
            readonly query?: {
                readonly assignee?: unknown;
                /** @description As the page before gave it. */
                readonly cursor?: unknown;
                /** @description Customer id. */
                readonly customer?: unknown;
                readonly disposition?: "false-positive" | "explained" | "suspicious-reported" | "suspicious-not-reported" | "inconclusive";
                readonly limit?: number;
                readonly priority?: number;
                readonly sla?: "green" | "amber" | "red" | "paused";
                readonly state?: "open" | "assigned" | "in-progress" | "waiting" | "pending-close" | "closed" | "pending-reopen";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CasePage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesOne: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesAnswer: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly text: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesAssign: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly assignee: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesApproveClose: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesProposeClose: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly disposition: "false-positive" | "explained" | "suspicious-reported" | "suspicious-not-reported" | "inconclusive";
                    readonly reason: string;
                    readonly text: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesRefuseClose: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly text: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesEscalate: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly level: "senior" | "mlro";
                    readonly text: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly evidenceAdd: {
        readonly parameters: {
            readonly query: {
                readonly name: unknown;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/pdf": string;
                readonly "image/jpeg": string;
                readonly "image/png": string;
                readonly "text/csv": string;
                readonly "text/plain": string;
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly bytes: number;
                        readonly id: string;
                        readonly sha256: string;
                        readonly version: number;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly evidenceRead: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly file: string;
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/pdf": string;
                    readonly "image/jpeg": string;
                    readonly "image/png": string;
                    readonly "text/csv": string;
                    readonly "text/plain": string;
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesHistory: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseDetail"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesNote: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly text: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesPrioritise: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly priority: number;
                    readonly text: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesAsk: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly party: "customer" | "relationship-manager";
                    readonly text: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesRelease: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesApproveReopen: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesProposeReopen: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly text: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesRefuseReopen: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly text: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesSnooze: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly text: string;
                    readonly until: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesStart: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly casesNext: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly level?: "analyst" | "senior" | "mlro";
                    readonly priority?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly case: components["schemas"]["CaseView"] | null;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changesList: {
        readonly parameters: {
            readonly query?: {
                /** @description only changes with a smaller number */
                readonly before?: unknown;
                /** @description 1 to 200; 50 unless given */
                readonly limit?: unknown;
                readonly state?: "pending" | "effective" | "rejected" | "all";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly changes: readonly components["schemas"]["ChangeView"][];
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changesOne: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly approvals: readonly components["schemas"]["ApprovalView"][];
                        /** @description Against the version in force before it, of a decided change as well. */
                        readonly changed: readonly components["schemas"]["FieldChange"][];
                        /**
                         * @description EFFECTIVE_LATER: days from its first day on had records when the last approval came, so it holds from a later day.
                         * @enum {string}
                         */
                        readonly code: "EFFECTIVE" | "EFFECTIVE_LATER" | "PENDING" | "REJECTED";
                        /** @description What an approval must name; null of what was there before approvals were kept. */
                        readonly contentSha256: null | string;
                        readonly effectiveFrom: null | string;
                        readonly entity: string;
                        readonly id: string;
                        readonly kind: string;
                        readonly maker: string;
                        /** @description Changed fields that are not listed. */
                        readonly more: number;
                        readonly number: number;
                        readonly proposedAt: string;
                        /** @description Approvals besides the maker that it needs. */
                        readonly required: number;
                        /** @enum {string} */
                        readonly state: "effective" | "pending" | "rejected";
                        /** @description Id of the stored row, as its PUT answered it. */
                        readonly subject: string;
                        readonly validFrom: null | string;
                        readonly version: string;
                        readonly whatIf: components["schemas"]["WhatIfSummary"] | null;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changesApprove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description as read from the change: the approval is of exactly this content */
                    readonly contentSha256: string;
                    readonly note: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChangeView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changesReject: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly note: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChangeView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changesRule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly kind: string;
                    /** @description people besides the maker */
                    readonly required: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly provingCircuits: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["CircuitView"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly customersCustomer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly customersAlerts: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AlertPage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly customersIdentity: {
        readonly parameters: {
            readonly query: {
                readonly purpose: "alert" | "case" | "report" | "request-for-information" | "customer-request" | "correction" | "audit";
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Identity"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly customersErase: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly reason: "retention-ended" | "customer-request" | "court-order" | "entered-by-mistake";
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly erasedAt: number;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly customersAccesses: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["AccessView"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly releaseClockDays: {
        readonly parameters: {
            readonly query?: {
                readonly from?: string;
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClockView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly deliveriesResend: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done: nothing is answered. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly monitoringHealth: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly service: string;
                        /** @constant */
                        readonly status: "ok";
                        readonly version: string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly intakeHistory: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key with the same request gets the same answer, for a day. 1 to 128 visible ASCII characters. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly transactions: readonly {
                        readonly amount: {
                            readonly currency: string;
                            readonly minor: string;
                        };
                        /** Format: date-time */
                        readonly bookingTime: string;
                        /** @enum {string} */
                        readonly channel: "transfer" | "instant" | "card" | "cash" | "cheque" | "internal" | "crypto" | "other";
                        readonly counterAmount?: {
                            readonly currency: string;
                            readonly minor: string;
                        };
                        readonly creditor: {
                            readonly account: string;
                            readonly bank: string;
                            /** @default 0 */
                            readonly country?: number;
                        };
                        readonly debtor: {
                            readonly account: string;
                            readonly bank: string;
                            /** @default 0 */
                            readonly country?: number;
                        };
                        readonly externalId?: string;
                        readonly reference?: string;
                        /** @default false */
                        readonly reversal?: boolean;
                        readonly source: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IntakeReceipt"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly customersRotate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly keyId: string;
                        readonly rewrapped: number;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly importsList: {
        readonly parameters: {
            readonly query?: {
                /** @description next of the page before */
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportViewPage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly importsReceive: {
        readonly parameters: {
            readonly query: {
                readonly format: "ndjson" | "csv" | "pacs.008" | "pacs.004" | "pain.001" | "camt.053";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/octet-stream": string;
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly importsById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly importsCancel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly importsErrors: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/x-ndjson": string;
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly knownGoodList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["KnownGoodView"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly knownGoodPropose: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** Format: uuid */
                    readonly caseId: string;
                    /** Format: uuid */
                    readonly counterpartyOfAlert?: string;
                    readonly days: number;
                    /** @enum {string} */
                    readonly disposition: "false-positive" | "explained";
                    readonly reason: string;
                    readonly text: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KnownGoodView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly knownGoodApprove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KnownGoodView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly knownGoodRefuse: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KnownGoodView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly knownGoodRevoke: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KnownGoodView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly recordsCheckpoint: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly checkpoint: string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly recoveryRecover: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LogRecoveryReport"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly recordsRotateKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LogKeyRotation"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly monitoringMetrics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": string;
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly identityApprovalsPendingResets: {
        readonly parameters: {
            readonly query?: {
                /** @description next of the page before */
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ResetViewPage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly identityApprovalsApproveReset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OpenedReset"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly provingSwitchProving: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProvingView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly provingSwitchPause: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProvingView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly provingSwitchResume: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProvingView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly samplingReview: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly outcome: "agree" | "disagree";
                    readonly text: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReviewView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly samplingSamplings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["SamplingView"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly samplingCommit: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly periodFrom: number;
                    readonly periodTo: number;
                    readonly rates: {
                        readonly explained: number;
                        readonly "false-positive": number;
                        readonly inconclusive: number;
                        readonly "suspicious-not-reported": number;
                        readonly "suspicious-reported": number;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SamplingView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly samplingDraw: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly drawn: number;
                        readonly sampling: components["schemas"]["SamplingView"];
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly samplingReviews: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["ReviewView"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly quarantineList: {
        readonly parameters: {
            readonly query?: {
                readonly code?: string;
                /** @description next of the page before */
                readonly cursor?: string;
                readonly limit?: number;
                readonly olderThanSeconds?: number;
                readonly source?: string;
                readonly state?: "waiting" | "resolved" | "discarded";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DeadLetterViewPage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly quarantineWithDocument: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly ageSeconds: number;
                        readonly attempts: number;
                        readonly businessDate: string | null;
                        readonly code: string;
                        readonly discarded: {
                            /** Format: date-time */
                            readonly at: string;
                            readonly by: string;
                            readonly reason: string;
                        } | null;
                        readonly document: unknown;
                        readonly externalId: string;
                        /** @enum {string} */
                        readonly form: "transaction" | "raw";
                        /** Format: uuid */
                        readonly id: string;
                        readonly import: {
                            /** Format: uuid */
                            readonly id: string;
                            readonly place: string;
                        } | null;
                        readonly reason: string;
                        /** Format: date-time */
                        readonly receivedAt: string;
                        readonly resolvedAt: string | null;
                        readonly source: string;
                        /** @enum {string} */
                        readonly state: "waiting" | "resolved" | "discarded";
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly quarantineDiscard: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DeadLetterView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly quarantineResubmit: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly document?: {
                        readonly amount: {
                            readonly currency: string;
                            readonly minor: string;
                        };
                        /** Format: date-time */
                        readonly bookingTime: string;
                        /** @enum {string} */
                        readonly channel: "transfer" | "instant" | "card" | "cash" | "cheque" | "internal" | "crypto" | "other";
                        readonly counterAmount?: {
                            readonly currency: string;
                            readonly minor: string;
                        };
                        readonly creditor: {
                            readonly account: string;
                            readonly bank: string;
                            /** @default 0 */
                            readonly country?: number;
                        };
                        readonly debtor: {
                            readonly account: string;
                            readonly bank: string;
                            /** @default 0 */
                            readonly country?: number;
                        };
                        readonly externalId?: string;
                        readonly reference?: string;
                        /** @default false */
                        readonly reversal?: boolean;
                        readonly source: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ResubmitResult"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly quarantineCodes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly {
                        readonly code: string;
                        /** Format: date-time */
                        readonly oldestAt: string;
                        readonly waiting: number;
                    }[];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly quarantineResubmitAll: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly code: string;
                    /** @default 1000 */
                    readonly limit?: number;
                };
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly accepted: number;
                        readonly alerts: number;
                        readonly conflicts: number;
                        readonly duplicates: number;
                        readonly left: number;
                        readonly quarantined: number;
                        readonly records: number;
                        readonly tried: number;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly monitoringReady: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly checks: {
                            readonly [key: string]: "up" | "down";
                        };
                        readonly service: string;
                        /** @constant */
                        readonly status: "ok";
                        readonly version: string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly recordsProve: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExpressView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly recordsProveByKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly externalId: string;
                    /** @enum {string} */
                    readonly side: "debit" | "credit";
                    readonly source: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExpressView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceBank: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly attestorKey: string;
                    readonly bankId: string;
                    readonly name: string;
                    readonly ownBanks: readonly string[];
                    readonly recoveryKeys?: readonly {
                        readonly name: string;
                        readonly publicKey: string;
                    }[];
                    /** Format: date */
                    readonly startDate: string;
                    readonly timeZone: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceCalendar: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description dates without a run; the next run catches up
                     * @default []
                     */
                    readonly closedDates?: readonly string[];
                    /** @description local time in the bank's time zone, HH:MM */
                    readonly closeTime: string;
                    /**
                     * @description seal and prove each full chunk while the day runs
                     * @default false
                     */
                    readonly continuous?: boolean;
                    /** @description ISO weekdays on which days are closed; 1 is Monday */
                    readonly weekdays: readonly number[];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly version: number;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceCertificate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly document: {
                        readonly certifier: string;
                        readonly featureProgramDigest: string;
                        readonly finalKeySha256: string;
                        readonly initialKeySha256: string;
                        /** Format: date-time */
                        readonly issuedAt: string;
                        /** @constant */
                        readonly kind: "circuit-certificate";
                        readonly modelCircuit: string;
                        readonly modelDigest: string;
                        readonly modelId: string;
                        readonly r1csSha256: string;
                        readonly slots: number;
                        readonly verifyingKeySha256: string;
                    };
                    readonly publicKey: string;
                    readonly signature: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceCircuit: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly circuit: string;
                    readonly developmentSeed?: string;
                    readonly r1csSha256: string;
                    /** @enum {string} */
                    readonly role: "record" | "model";
                    readonly slots: number;
                    readonly verifyingKey: {
                        readonly alpha: readonly [
                            string,
                            string
                        ];
                        readonly beta: readonly [
                            readonly [
                                string,
                                string
                            ],
                            readonly [
                                string,
                                string
                            ]
                        ];
                        readonly delta: readonly [
                            readonly [
                                string,
                                string
                            ],
                            readonly [
                                string,
                                string
                            ]
                        ];
                        readonly gamma: readonly [
                            readonly [
                                string,
                                string
                            ],
                            readonly [
                                string,
                                string
                            ]
                        ];
                        readonly ic: readonly [
                            readonly [
                                string,
                                string
                            ],
                            readonly [
                                string,
                                string
                            ]
                        ];
                    };
                    readonly wasmSha256: string;
                    readonly zkeySha256: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly verifyingKeySha256: string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceListsCountries: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["Country"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceListsCurrencies: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly iso: readonly {
                            readonly code: string;
                            readonly minorDigits: number;
                            readonly numeric: number;
                        }[];
                        readonly versions: readonly {
                            readonly actor: string;
                            readonly document: {
                                readonly currencies: readonly {
                                    readonly code: string;
                                    readonly minorDigits: number;
                                    readonly numeric: number;
                                }[];
                                readonly validFrom: string;
                                readonly version: string;
                            };
                            readonly sha256: string;
                            readonly validFrom: string;
                            readonly version: string;
                        }[];
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceListsPutCurrencies: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly currencies: readonly {
                        readonly code: string;
                        readonly minorDigits: number;
                        readonly numeric: number;
                    }[];
                    /** Format: date */
                    readonly validFrom: string;
                    readonly version: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PutList"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly customersPut: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": readonly {
                    readonly accounts: readonly {
                        readonly account: string;
                        readonly bank: string;
                    }[];
                    readonly customerId: string;
                    readonly identity?: {
                        readonly accountNames?: readonly {
                            readonly account: string;
                            readonly bank: string;
                            readonly displayName: string;
                        }[];
                        readonly address?: {
                            readonly city: string;
                            readonly country: string;
                            readonly lines: readonly string[];
                            readonly postcode?: string;
                        };
                        /** Format: date */
                        readonly birthDate?: string;
                        readonly country?: string;
                        /** Format: email */
                        readonly email?: string;
                        /** @enum {string} */
                        readonly kind: "person" | "company";
                        readonly name: string;
                        readonly phone?: string;
                        readonly registrationNumber?: string;
                    };
                    readonly riskClass: number;
                    readonly segment: number;
                }[];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly accounts: number;
                        readonly customers: number;
                        readonly identities: number;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceFeatureProgram: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly document: unknown;
                    readonly recordCircuit: string;
                    /** Format: date */
                    readonly validFrom: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceListsFx: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly {
                        readonly actor: string;
                        readonly date: string;
                        readonly digest: string;
                        readonly document: {
                            readonly base: string;
                            readonly date: string;
                            readonly rates: readonly {
                                readonly currency: string;
                                readonly denominator: string;
                                readonly minorDigits: number;
                                readonly numerator: string;
                            }[];
                            readonly version: string;
                        };
                    }[];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceFx: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly date: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly base: string;
                    /** Format: date */
                    readonly date: string;
                    readonly rates: readonly {
                        readonly currency: string;
                        readonly denominator: string;
                        readonly minorDigits: number;
                        readonly numerator: string;
                    }[];
                    readonly version: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly date: string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceLines: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly document: {
                        readonly bankId: string;
                        readonly baseCurrency: string;
                        /** @constant */
                        readonly kind: "line-register";
                        readonly lines: readonly {
                            readonly code: string;
                            readonly currency: string;
                            readonly name: string;
                            readonly slot: number;
                        }[];
                        /** Format: date */
                        readonly validFrom: string;
                        readonly version: number;
                    };
                    readonly rules: {
                        readonly lines: readonly {
                            readonly channels: readonly ("transfer" | "instant" | "card" | "cash" | "cheque" | "internal" | "crypto" | "other")[];
                            readonly code: string;
                            readonly convertsForeign: boolean;
                            readonly currency: string;
                            readonly name: string;
                            /** @enum {string} */
                            readonly side: "debit" | "credit" | "both";
                            readonly slot: number;
                        }[];
                        readonly version: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceListsMergeRules: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly {
                        readonly actor: string;
                        readonly document: {
                            readonly rules: readonly {
                                readonly atMost: number;
                                readonly id: string;
                                /** @enum {string} */
                                readonly per: "account" | "customer";
                            }[];
                            readonly validFrom: string;
                            readonly version: number;
                        };
                    }[];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceListsPutMergeRules: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly rules: readonly {
                        readonly atMost: number;
                        readonly id: string;
                        /** @enum {string} */
                        readonly per: "account" | "customer";
                    }[];
                    /** Format: date */
                    readonly validFrom: string;
                    readonly version: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceModel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly featureProgram: string;
                    /**
                     * @description compiled: weights are constants of the circuit; committed: weights are witness, opened against the model digest
                     * @default compiled
                     * @enum {string}
                     */
                    readonly mode?: "compiled" | "committed";
                    readonly modelCircuit: string;
                    /** Format: base64 */
                    readonly onnx: string;
                    /** Format: date */
                    readonly validFrom: string;
                    readonly version: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly modelDigest: string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referencePolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly belowLine: readonly number[];
                    readonly thresholds: readonly number[];
                    /** Format: date */
                    readonly validFrom: string;
                    readonly version: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceListsRiskLists: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly example: components["schemas"]["CountryRiskList"];
                        readonly versions: readonly {
                            readonly actor: string;
                            readonly document: {
                                readonly countries: readonly {
                                    /** @enum {unknown} */
                                    readonly class: 1 | 2 | 3;
                                    readonly country: number;
                                }[];
                                readonly validFrom: string;
                                readonly version: string;
                            };
                            readonly sha256: string;
                            readonly validFrom: string;
                            readonly version: string;
                        }[];
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly referenceListsPutRiskList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly countries: readonly {
                        readonly class: 1 | 2 | 3;
                        readonly country: number;
                    }[];
                    /** Format: date */
                    readonly validFrom: string;
                    readonly version: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PutList"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly recordsRegistrations: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly certificates: readonly {
                            readonly document: {
                                readonly certifier: string;
                                readonly featureProgramDigest: string;
                                readonly finalKeySha256: string;
                                readonly initialKeySha256: string;
                                /** Format: date-time */
                                readonly issuedAt: string;
                                /** @constant */
                                readonly kind: "circuit-certificate";
                                readonly modelCircuit: string;
                                readonly modelDigest: string;
                                readonly modelId: string;
                                readonly r1csSha256: string;
                                readonly slots: number;
                                readonly verifyingKeySha256: string;
                            };
                            readonly publicKey: string;
                            readonly signature: string;
                        }[];
                        readonly registrations: readonly ({
                            readonly attestorKey: string;
                            readonly bankId: string;
                            /** @constant */
                            readonly kind: "bank-registration";
                            readonly logKey: string;
                            readonly name: string;
                            readonly queryKeyCommitment: string;
                            readonly recoveryKeys?: readonly {
                                readonly name: string;
                                readonly publicKey: string;
                            }[];
                            /** Format: date */
                            readonly startDate: string;
                            readonly timeZone: string;
                        } | {
                            readonly bankId: string;
                            readonly baseCurrency: string;
                            /** @constant */
                            readonly kind: "line-register";
                            readonly lines: readonly {
                                readonly code: string;
                                readonly currency: string;
                                readonly name: string;
                                readonly slot: number;
                            }[];
                            /** Format: date */
                            readonly validFrom: string;
                            readonly version: number;
                        } | {
                            readonly bankId: string;
                            /** @constant */
                            readonly kind: "feature-program-registration";
                            readonly program: {
                                readonly features: readonly {
                                    readonly bits: number;
                                    readonly meaning: string;
                                    readonly name: string;
                                    readonly value: components["schemas"]["FeatureExpression"];
                                }[];
                                readonly id: string;
                                readonly lists?: readonly {
                                    readonly items: readonly number[];
                                    readonly name: string;
                                }[];
                                readonly rules?: readonly {
                                    readonly id: string;
                                    readonly meaning: string;
                                    readonly when: components["schemas"]["FeatureExpression"];
                                }[];
                                readonly version: string;
                            };
                            readonly recordCircuit: string;
                            /** Format: date */
                            readonly validFrom: string;
                        } | {
                            readonly bankId: string;
                            readonly featureProgramDigest: string;
                            /** @constant */
                            readonly kind: "model-registration";
                            readonly modelCircuit: string;
                            readonly modelDigest: string;
                            readonly modelId: string;
                            /** Format: date */
                            readonly validFrom: string;
                        } | {
                            readonly bankId: string;
                            /** @constant */
                            readonly kind: "policy-registration";
                            readonly policyCommitment: string;
                            /** Format: date */
                            readonly validFrom: string;
                            readonly version: number;
                        } | {
                            readonly circuit: string;
                            readonly developmentSeed?: string;
                            /** @constant */
                            readonly kind: "circuit-key";
                            /** @enum {string} */
                            readonly role: "record" | "model";
                            readonly slots: number;
                            readonly verifyingKey: {
                                readonly alpha: readonly [
                                    string,
                                    string
                                ];
                                readonly beta: readonly [
                                    readonly [
                                        string,
                                        string
                                    ],
                                    readonly [
                                        string,
                                        string
                                    ]
                                ];
                                readonly delta: readonly [
                                    readonly [
                                        string,
                                        string
                                    ],
                                    readonly [
                                        string,
                                        string
                                    ]
                                ];
                                readonly gamma: readonly [
                                    readonly [
                                        string,
                                        string
                                    ],
                                    readonly [
                                        string,
                                        string
                                    ]
                                ];
                                readonly ic: readonly [
                                    readonly [
                                        string,
                                        string
                                    ],
                                    readonly [
                                        string,
                                        string
                                    ]
                                ];
                            };
                        } | {
                            readonly bankId: string;
                            readonly fromSize: number;
                            /** @constant */
                            readonly kind: "log-key-rotation";
                            readonly newKey: string;
                            readonly newSignature: string;
                            readonly oldKey: string;
                            readonly oldSignature: string;
                        })[];
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly fiuDeskList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["FiuRequestView"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly fiuDeskReceive: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly legalBasis: string;
                    readonly receivedAt: number;
                    readonly reference: string;
                    readonly subjects: readonly string[];
                    /** @enum {string} */
                    readonly urgency: "normal" | "urgent";
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FiuRequestView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly fiuDeskOne: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FiuRequestView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly fiuDeskAssign: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly assignee: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FiuRequestView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly fiuDeskDraft: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly draft: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FiuRequestView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly fiuDeskRelease: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FiuRequestView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly identityApprovalsRoleChanges: {
        readonly parameters: {
            readonly query?: {
                /** @description next of the page before */
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoleChangeViewPage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly identityApprovalsApprove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly identityApprovalsReject: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly scheduleSchedule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ScheduleView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly scheduleRun: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key with the same request gets the same answer, for a day. 1 to 128 visible ASCII characters. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly runId: string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly scoringPut: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly modelVersion?: string;
                    readonly policyVersion?: number;
                    /** Format: date */
                    readonly validFrom: string;
                    readonly version: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChallengerEntity"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly scoringComparison: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Comparison"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly scoringChallengers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["ChallengerEntity"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly scoringLatency: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LatencyView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly scoringLoaded: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LoadedView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly searchSearch: {
        readonly parameters: {
            readonly query: {
                readonly q: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly hits: readonly components["schemas"]["Hit"][];
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly intakeTake: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key with the same request gets the same answer, for a day. 1 to 128 visible ASCII characters. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly transactions: readonly {
                        readonly amount: {
                            readonly currency: string;
                            readonly minor: string;
                        };
                        /** Format: date-time */
                        readonly bookingTime: string;
                        /** @enum {string} */
                        readonly channel: "transfer" | "instant" | "card" | "cash" | "cheque" | "internal" | "crypto" | "other";
                        readonly counterAmount?: {
                            readonly currency: string;
                            readonly minor: string;
                        };
                        readonly creditor: {
                            readonly account: string;
                            readonly bank: string;
                            /** @default 0 */
                            readonly country?: number;
                        };
                        readonly debtor: {
                            readonly account: string;
                            readonly bank: string;
                            /** @default 0 */
                            readonly country?: number;
                        };
                        readonly externalId?: string;
                        readonly reference?: string;
                        /** @default false */
                        readonly reversal?: boolean;
                        readonly source: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IntakeReceipt"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly accountsTransaction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TransactionView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly usersList: {
        readonly parameters: {
            readonly query?: {
                /** @description next of the page before */
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserViewPage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly usersCreate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly displayName: string;
                    /** Format: email */
                    readonly email: string;
                    readonly reason: string;
                    readonly roles: readonly ("analyst" | "senior-analyst" | "mlro" | "model-validator" | "operator" | "auditor" | "ledger-attestor")[];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedUser"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly usersOne: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly usersDisable: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly usersEnable: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly usersReset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OpenedReset"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly usersRoles: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description ETag of the version that is changed */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @description all of them, not only new ones */
                    readonly roles: readonly ("analyst" | "senior-analyst" | "mlro" | "model-validator" | "operator" | "auditor" | "ledger-attestor")[];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly roleChange: string;
                        readonly version: number;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly usersSessionsOf: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly sessions: readonly components["schemas"]["SessionView"][];
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly usersEndSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done: nothing is answered. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly usersEndSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly session: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done: nothing is answered. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly webhooksList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["WebhookView"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly webhooksAdd: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly events: readonly ("alert.created" | "day.cosigned" | "day.refused")[];
                    /** @description https, without user, password or fragment */
                    readonly url: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WithSecret"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly webhooksRemove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done: nothing is answered. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly webhooksDeliveries: {
        readonly parameters: {
            readonly query?: {
                /** @description next of the page before */
                readonly cursor?: string;
                readonly limit?: number;
                readonly state?: "waiting" | "delivered" | "dead";
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DeliveryViewPage"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly webhooksRotate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description how long the secret before signs besides; 0: it ends now
                     * @default 24
                     */
                    readonly overlapHours?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WithSecret"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly webhooksTest: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly deliveryId: string;
                    };
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly whatIfAsk: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description a stored policy or model, effective or not, or thresholds that are only tried */
                    readonly draft: {
                        readonly policyVersion: number;
                    } | {
                        readonly belowLine: readonly number[];
                        readonly thresholds: readonly number[];
                    } | {
                        readonly modelVersion: string;
                    };
                    /** Format: date */
                    readonly from: string;
                    /**
                     * @description records per segment, above and below the line each
                     * @default 20
                     */
                    readonly samples?: number;
                    /**
                     * @description draws the samples: the same seed, the same records
                     * @default 1
                     */
                    readonly seed?: string;
                    /** Format: date */
                    readonly to: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WhatIfView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly whatIfOne: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WhatIfView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly whatIfCancel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WhatIfView"];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly provingWorkers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["WorkerView"][];
                };
            };
            /** @description Problem details (RFC 9457) with a closed code. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
