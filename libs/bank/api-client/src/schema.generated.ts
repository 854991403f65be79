/** Made from docs/openapi/bank-api.json by tools/generate-client.mjs: run npm run generate. */
export interface paths {
    "/accounts/{bank}/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An account: its window in words, volume by month, alerts, and with whom most money moved. */
        get: operations["accountsAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{bank}/{account}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts of an account, newest first, each with what it was merged into and its case. */
        get: operations["accountsAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{bank}/{account}/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Postings of an account, newest first. */
        get: operations["accountsPostings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts of a business date, or those merged into one alert, each with its case. At least one of both is given. */
        get: operations["alertsAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An alert: facts of its record, priority with its parts, typology hints, events, and where its proof is. */
        get: operations["alertsAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why the score is what it is: one sentence a reason with its change to baseline, and exact Shapley values where the model is a sum of trees. */
        get: operations["alertsExplanation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the merge of an alert back, with a reason: it is looked at by itself. A closed case then waits for a second person to open it again. */
        post: operations["casesUnmerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/baselines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the next version of a model's baseline: the feature vector that alerts are explained against. */
        put: operations["alertsBaseline"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analysts/{analyst}/absence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say until when (epoch seconds) an analyst gets no cases. One may say it of oneself; of others, who assigns. */
        put: operations["casesAbsence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Logins and refusals, step-ups, and changes of users and roles, newest first. */
        get: operations["identityAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with e-mail and password: the answer sets the cookie of a new session. Whatever is wrong, the refusal is the same. */
        post: operations["authSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session. */
        post: operations["authSignOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the OpenID provider sends the browser back to: sets the cookie of a session, and sends the browser on. */
        get: operations["oidcCallback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session, and tell where the one at the provider is ended: `next` is its page, or null where it has none. */
        post: operations["oidcSignOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign in at the OpenID provider: sends the browser there. */
        get: operations["oidcStart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prove again at the OpenID provider who you are, for what asks for a fresh login. The session goes on under a new cookie. */
        get: operations["oidcStepUp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the password: every other session of the user ends, and this one goes on under a new cookie. */
        post: operations["authChangePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a password with both halves of a reset: of a new user, or of one who forgot it. */
        post: operations["authUseReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks: actor, roles, permissions, and the word to send as X-Probity-CSRF. */
        get: operations["authWhoAmI"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the password, for what asks for a fresh login. The session goes on under a new cookie. */
        post: operations["authStepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Batches of a period, by business date. */
        get: operations["batchesList"];
        put?: never;
        /** Seal a batch. Asked again for the same one, it is returned. */
        post: operations["batchesSeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One batch: state, progress, verdict. */
        get: operations["batchesOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/approval-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person signs who approves a recovery. */
        get: operations["recoveryApprovalRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in one person's signed approval of a recovery. With the second one it goes on. */
        post: operations["recoveryApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/attestation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in the signed ledger attestation; closes the batch. */
        post: operations["batchesAttest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/attestation-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the ledger attestor is given: which posting has which place and salt. */
        get: operations["batchesAttestationRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The evidence bundle of an anchored batch. */
        get: operations["batchesBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on with a batch that waits for the witness. */
        post: operations["batchesClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said beside the evidence of a batch, in versions. */
        get: operations["explanationVersions"];
        /** Say something beside the evidence of a batch, until its header is made. It goes to the regulator: no identifier, no name. */
        put: operations["explanationPut"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the evidence; with force also where the pre-flight refused a claim. */
        post: operations["batchesPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove a failed batch again, once what failed it is mended. */
        post: operations["batchesRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/business-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Business hours, and how long a case of each priority may take. */
        get: operations["casesHours"];
        /** Put business hours as the next version. A case's times follow with its next change. */
        put: operations["casesPutHours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases, newest first, a page at a time. */
        get: operations["casesList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case. Its version is the ETag. */
        get: operations["casesOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The answer to the question, or that there is none. The clock goes on. */
        post: operations["casesAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assign a case to somebody. */
        post: operations["casesAssign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/close-approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a case as somebody else proposed, in the version that was read. */
        post: operations["casesApproveClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/close-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to close a case, with disposition, reason and text. A second person approves. */
        post: operations["casesProposeClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/close-refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a proposal to close back, with a reason. */
        post: operations["casesRefuseClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/escalations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a case up: it is in the queue again, for who may approve. */
        post: operations["casesEscalate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add an evidence file: the body as it is, 50 MB at the most. Its SHA-256 stands in the case log. */
        post: operations["evidenceAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An evidence file, once it was compared with its hash. */
        get: operations["evidenceRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts of a case, and everything that happened to it, with texts and files. */
        get: operations["casesHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a note. It replaces nothing, so it needs no version. */
        post: operations["casesNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the priority of a case, with a reason. */
        post: operations["casesPrioritise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the customer or who looks after them. The clock stands until the answer. */
        post: operations["casesAsk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a case back into the queue. */
        post: operations["casesRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/reopen-approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed case again, as somebody else proposed. */
        post: operations["casesApproveReopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/reopen-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to open a closed case again, with a reason. A second person approves. */
        post: operations["casesProposeReopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/reopen-refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a case closed, with a reason. */
        post: operations["casesRefuseReopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a case aside until a time (epoch seconds), with a reason. Its clock goes on. */
        post: operations["casesSnooze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start to work on a case that is assigned to you. */
        post: operations["casesStart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the most urgent open case that nobody else is taking. Null where there is none. */
        post: operations["casesNext"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes, newest first: pending ones unless asked otherwise, each field by field against what holds. Thresholds only for who approves or proposes. */
        get: operations["changesList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One change with its approvals, and the figures of the newest what-if run of a policy or model. */
        get: operations["changesOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/changes/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve exactly this content. Not by its maker, and not twice by the same person. */
        post: operations["changesApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/changes/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a change, for good: what is wanted instead is a version of its own. */
        post: operations["changesReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/changes/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Propose how many people besides the maker a kind of change needs. Itself a change. */
        put: operations["changesRule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/circuits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Registered circuits with their artifacts by hash. */
        get: operations["provingCircuits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer: segment and risk class with history, accounts, alerts, volume by month, risk facts. Not who it is. */
        get: operations["customersCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts of a customer over all accounts, newest first, each with what it was merged into and its case. */
        get: operations["customersAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who a customer is. Each reading stands in the access log, with its purpose. */
        get: operations["customersIdentity"];
        put?: never;
        post?: never;
        /** Erase a customer's identity by destroying its key. Records and proofs stay. */
        delete: operations["customersErase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/identity-access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looked at, found or erased the identity of a customer, newest first. */
        get: operations["customersAccesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/days/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which days were released in time, are due, came late or are missing; the last 31 unless a period is named, at most 400. */
        get: operations["releaseClockDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a delivery again, or now, under the same id. */
        post: operations["deliveriesResend"];
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
    "/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Warm account windows up with transactions from before the first business date. Refused after the first batch. */
        post: operations["intakeHistory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity-keys/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Wrap every data key under a new version of the key-encryption key, and destroy the versions before. May be asked for again. */
        post: operations["customersRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports, the newest first. */
        get: operations["importsList"];
        put?: never;
        /** Take a file of up to 2 GiB in the background. The same file again is the former import. See docs/intake.md for the formats. */
        post: operations["importsReceive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An import: state, progress, and what became of its rows. */
        get: operations["importsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop an import after the slice it is at. What was taken stays; the same file sent again goes on there. */
        post: operations["importsCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows that were not taken, one JSON document a line: row, place (line or element path), code, reason. No values. */
        get: operations["importsErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/known-good": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Known-good decisions, newest first, and how often a case fell under each. */
        get: operations["knownGoodList"];
        put?: never;
        /** Propose that a reason of alerts of a case's customer is known to be good, for some days. */
        post: operations["knownGoodPropose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/known-good/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve what somebody else proposed. */
        post: operations["knownGoodApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/known-good/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse what was proposed. */
        post: operations["knownGoodRefuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/known-good/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a decision before it expires. */
        post: operations["knownGoodRevoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest checkpoint of the log, cosigned where it is. */
        get: operations["recordsCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log/recover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** After a restore from backup: bring the log back to what the witness cosigned. Asked again, nothing changes. */
        post: operations["recoveryRecover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log/rotate-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a new key sign the log from the next checkpoint on. Register the answer with the regulator: its witness refuses the new key until then. */
        post: operations["recordsRotateKey"];
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
    "/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Resets of passwords that wait for their second half, oldest first. */
        get: operations["identityApprovalsPendingResets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password-resets/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a reset. Shows the second half, once: hand it to its owner yourself. */
        post: operations["identityApprovalsApproveReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proving": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether proving runs, who decided that and why, and what waits. */
        get: operations["provingSwitchProving"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proving/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin no further proof. Proofs being made are finished; scoring and sealing go on. */
        post: operations["provingSwitchPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proving/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let proving go on. */
        post: operations["provingSwitchResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/qa/reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Review a closed case. Who disagrees proposes to open it again. */
        post: operations["samplingReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/qa/samplings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Samplings, newest first. A seed is shown once its sample is drawn. */
        get: operations["samplingSamplings"];
        put?: never;
        /** Commit to a seed for a period of closing (epoch seconds) that has not ended. */
        post: operations["samplingCommit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/qa/samplings/{id}/draw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draw the sample once its period has ended. Drawn again, it is the same. */
        post: operations["samplingDraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/qa/samplings/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases of a sample, and what was found. */
        get: operations["samplingReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows that could not be taken, the oldest first, without their content. */
        get: operations["quarantineList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quarantine/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A row that could not be taken, with its raw content. */
        get: operations["quarantineWithDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quarantine/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say for a reason that a row is not to be taken. It stays counted in quarantine, and waits again if it comes with another content. */
        post: operations["quarantineDiscard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quarantine/{id}/resubmit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send one row again, as it was kept or corrected. A correction keeps source and external id. */
        post: operations["quarantineResubmit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quarantine/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many rows wait, by code, and since when. */
        get: operations["quarantineCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quarantine/resubmit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send again up to 1,000 rows that wait with one code, after reference data were mended. */
        post: operations["quarantineResubmitAll"];
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
    "/records/{id}/prove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove the chunk of a record before all others. Answers with its state; asked again, with the state by then. */
        post: operations["recordsProve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/records/prove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same for a posting by its source, external id and side. */
        post: operations["recordsProveByKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/bank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the bank up: who it is, its time zone, its ledger attestor. */
        put: operations["referenceBank"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put when days are closed: local time, weekdays, dates without a run. Each change is a new version. */
        put: operations["referenceCalendar"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the signed certificate of a model circuit. */
        put: operations["referenceCertificate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/circuits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a circuit: its artifacts by hash, and its verifying key. */
        put: operations["referenceCircuit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Countries of ISO 3166-1: two letters and number. */
        get: operations["referenceListsCountries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/currencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tables of currencies that were approved, latest first, and those of ISO 4217. */
        get: operations["referenceListsCurrencies"];
        /** Put a table of currencies with the minor digits in which amounts are counted. FX tables must agree with it. */
        put: operations["referenceListsPutCurrencies"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put customers with segment, risk class and accounts, and optionally who they are: that is stored encrypted. */
        put: operations["customersPut"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/feature-programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a feature program and the record circuit that proves it. */
        put: operations["referenceFeatureProgram"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/fx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** FX tables that were approved, latest first, with the digest that headers name. */
        get: operations["referenceListsFx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/fx/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the FX table that holds from a date on. */
        put: operations["referenceFx"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a version of the register of ledger lines, with the rules by which postings stand on them. */
        put: operations["referenceLines"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/merge-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Merge rules that were approved, latest first. */
        get: operations["referenceListsMergeRules"];
        /** Put the rules by which alerts of a business date are merged. They hold from their first day on; no rules: every alert is raised. */
        put: operations["referenceListsPutMergeRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a trained model (ONNX, base64). It is compiled at once; what can not be compiled exactly is refused. */
        put: operations["referenceModel"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a version of the thresholds, in score units per segment. */
        put: operations["referencePolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/risk-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists of risk classes that were approved, latest first, and the example that holds before the first. */
        get: operations["referenceListsRiskLists"];
        /** Put a list of risk classes of countries; those not listed are 0. It holds from its first day on. */
        put: operations["referenceListsPutRiskList"];
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
        /** The documents to register with the regulator. */
        get: operations["recordsRegistrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests of the FIU, what is due first at the top. */
        get: operations["fiuDeskList"];
        put?: never;
        /** Enter a request. The same reference again is the same request. */
        post: operations["fiuDeskReceive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A request. Its version is the ETag. */
        get: operations["fiuDeskOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assign a request. */
        post: operations["fiuDeskAssign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the answer, by who the request is assigned to. */
        post: operations["fiuDeskDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release the answer that somebody else drafted, in the version that was read. */
        post: operations["fiuDeskRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/role-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles that were asked for and wait, oldest first. */
        get: operations["identityApprovalsRoleChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/role-changes/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve roles: neither by who asked for them nor by who gets them. */
        post: operations["identityApprovalsApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/role-changes/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject roles, for good. */
        post: operations["identityApprovalsReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calendar, its next run, and what the last runs did. */
        get: operations["scheduleSchedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedule/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close all days up to yesterday now; done in the background. */
        post: operations["scheduleRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scoring/challenger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Try a registered model, a policy or both on the records of a date and later. It changes no alert. Neither ends the trial. */
        put: operations["scoringPut"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scoring/challenger/{id}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decisions and scores of a challenger against those that held, with records to look at above and below the line. */
        get: operations["scoringComparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scoring/challengers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Models and policies tried beside those that hold, the newest version first. */
        get: operations["scoringChallengers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scoring/latency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long requests of transactions took, and scoring in them: p50 and p99 of the newest of this process. */
        get: operations["scoringLatency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scoring/loaded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each process has really loaded, and where that differs from what holds today and for each open batch. */
        get: operations["scoringLoaded"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find transactions, accounts, customers, alerts and batches by id, reference, number or (with the permission for identities) words of a name. */
        get: operations["searchSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take 1 to 1,000 transactions. Bad ones are quarantined and reported by index; the same again changes nothing. */
        post: operations["intakeTake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A transaction as it came, and the records it became. */
        get: operations["accountsTransaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users, in the order in which they were made. */
        get: operations["usersList"];
        put?: never;
        /** Make a user who can do nothing yet: the roles wait for another person, and so does the second half of what sets the password. The first half is shown now, and never again. */
        post: operations["usersCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user, with the ETag that a change of roles names. */
        get: operations["usersOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a user in no longer: every session ends at once, and the roles are gone. */
        post: operations["usersDisable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a user in again, without roles: those are asked for and approved anew. */
        post: operations["usersEnable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a reset of a colleague's password. Shows the first half, once; another person gets the second. */
        post: operations["usersReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Ask for other roles of a colleague. They hold once a third person approved; then every session of the user ends. */
        put: operations["usersRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Live sessions of a user, newest first. */
        get: operations["usersSessionsOf"];
        put?: never;
        post?: never;
        /** End all sessions of a user. */
        delete: operations["usersEndSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one session of a user. */
        delete: operations["usersEndSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhooks, oldest first, with what waits and what was given up. Never a secret. */
        get: operations["webhooksList"];
        put?: never;
        /** Make a webhook. The answer holds its secret, once. */
        post: operations["webhooksAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a webhook: nothing is sent to it from now on. */
        delete: operations["webhooksRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries of a webhook, newest first, with what came of the last attempt. */
        get: operations["webhooksDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new secret, shown once. Both sign while the receiver changes over. */
        post: operations["webhooksRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test notice, in the way of every other. */
        post: operations["webhooksTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a draft policy or model over the records of a range of dates; done in the background. Nothing that is stored or proven changes. */
        post: operations["whatIfAsk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/what-if/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a run is, and once it is done: alerts per day and segment, figures against dispositions, samples above and below the line. */
        get: operations["whatIfOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/what-if/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a run at its next slice. */
        post: operations["whatIfCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prover workers of the last days, with what they can and do. Who fell silent is lost. */
        get: operations["provingWorkers"];
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
        AccessView: {
            /** @enum {string} */
            action: "erased" | "found" | "read";
            actor: string;
            /** @description Epoch seconds. */
            at: number;
            purpose: string;
        };
        AccountId: {
            account: string;
            bank: string;
        };
        AccountView: {
            account: string;
            alerts: {
                closed: number;
                merged: number;
                /** @description By the cases they are in: both together are all. One that is in no case yet is open. */
                open: number;
                /** @description As each came: both together are all. */
                raised: number;
            };
            bank: string;
            caseCounts: {
                closed: number;
                open: number;
            };
            /** @description False: there are older postings, which were not looked at. */
            complete: boolean;
            /** @description Those with whom most money moved. */
            counterparties: components["schemas"]["CounterpartyView"][];
            customerId: string;
            /** @description Where they are listed. */
            links: {
                alerts: string;
                cases: string;
            };
            /** @description Newest first. */
            months: components["schemas"]["MonthView"][];
            postings: number;
            /** @description Postings of a kind that matters, where there are any. */
            riskFacts: {
                /** @enum {string} */
                code: "cash" | "cross-currency" | "high-risk-country" | "raised-risk-country" | "reversal";
                postings: number;
            }[];
            window: components["schemas"]["WindowLine"][];
        };
        AlertExplanation: {
            /** @description Version of the baseline, and of how many records it is the medians. */
            baseline: {
                records: number;
                version: number;
            };
            baselineScore: number;
            modelVersion: string;
            note: string;
            /** @description By size of the change, the largest first; only those that raise the score. */
            reasons: components["schemas"]["Reason"][];
            score: number;
            /** @description They add up to `score - baselineScore`. Null where the model is no sum of trees. */
            shap: components["schemas"]["Contribution"][] | null;
        };
        AlertInsight: {
            businessDate: string;
            /** @description Null until the alert is in a case. */
            caseId: null | string;
            caseState: null | ("assigned" | "closed" | "in-progress" | "open" | "pending-close" | "pending-reopen" | "waiting");
            /** @description Of a closed case: it covers each alert that is in it, merged ones too. */
            disposition: null | ("explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported");
            events: {
                actor: string;
                at: number;
                kind: string;
            }[];
            featureProgram: string;
            features: {
                meaning: string;
                name: string;
                value: number;
            }[];
            id: string;
            /** @description Alerts that are told of with this one. */
            merged: components["schemas"]["MergedAlert"][];
            /** @description The raised alert it is told of with, by which rule of which version, and whether somebody took that back. */
            mergedInto: null | string;
            mergeRule: null | string;
            mergeRulesVersion: null | number;
            mergeTakenBack: boolean;
            modelVersion: string;
            policyVersion: number;
            priority: components["schemas"]["Priority"];
            proof: components["schemas"]["ProofState"];
            raisedAt: number;
            /** @description `score`, and `rule:<id>` of each rule that held. */
            reasons: string[];
            recordId: string;
            score: number;
            segment: number;
            sequence: number;
            /** @enum {string} */
            state: "merged" | "raised";
            typologies: components["schemas"]["TypologyHint"][];
        };
        AlertPage: {
            alerts: components["schemas"]["AlertView"][];
            /** @description Asks for the next page; absent on the last one. */
            cursor?: string;
        };
        AlertView: {
            businessDate: string;
            /** @description Null until the alert is in a case. */
            caseId: null | string;
            caseState: null | ("assigned" | "closed" | "in-progress" | "open" | "pending-close" | "pending-reopen" | "waiting");
            /** @description Of a closed case: it covers each alert that is in it, merged ones too. */
            disposition: null | ("explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported");
            id: string;
            /** @description How many alerts are told of with this one. */
            merged: number;
            /** @description The raised alert it is told of with, by which rule of which version, and whether somebody took that back. */
            mergedInto: null | string;
            mergeRule: null | string;
            mergeRulesVersion: null | number;
            mergeTakenBack: boolean;
            /** @description `score`, and `rule:<id>` of each rule that held. */
            reasons: string[];
            score: number;
            segment: number;
            sequence: number;
            /** @enum {string} */
            state: "merged" | "raised";
        };
        ApprovalView: {
            actor: string;
            /** @description Epoch seconds. */
            at: number;
            /** @enum {string} */
            decision: "approved" | "rejected";
            note: string;
        };
        AttestationRequest: {
            bankId: string;
            batchIndex: number;
            /** @enum {string} */
            batchKind: "correction" | "empty" | "late" | "normal" | "recovery";
            businessDate: string;
            /** @description Postings of the date that could not be scored yet. */
            quarantined: components["schemas"]["PostingKey"][];
            /** @description `sequence` counts from 0 within the batch. */
            records: {
                externalId: string;
                salt: string;
                sequence: number;
                /** @enum {string} */
                side: "credit" | "debit";
                source: string;
            }[];
            slots: number;
        };
        BatchView: {
            alerts: {
                merged: number;
                raised: number;
            } | null;
            /** @description of a recovery: how many people approved it */
            approvals: number | null;
            batchIndex: number;
            /** Format: date */
            businessDate: string;
            chunks: number;
            closeHash: string | null;
            /** @description true once the witness cosigned a checkpoint that holds the header */
            cosigned: boolean;
            eta: {
                /** @description epoch milliseconds */
                finishesAt: number | null;
                provers: number;
                reason: ("NOT_CLOSED" | "PROVEN" | "FAILED" | "PAUSED" | "NO_PROVER" | "NOT_MEASURED") | null;
                remaining: {
                    model: number;
                    record: number;
                };
                secondsPerProof: {
                    model: number | null;
                    record: number | null;
                };
            };
            failureCode: string | null;
            headerHash: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "normal" | "empty" | "late" | "correction" | "recovery";
            /** @description true if its leaves are in the log and its rows went with a restore */
            lost: boolean;
            preflight: {
                /** @enum {string} */
                claim: "records" | "coverage" | "model" | "features" | "windows" | "alerts" | "history" | "setup";
                code: string;
                sentence: string;
                /** @enum {string} */
                status: "shown" | "not shown" | "refused";
            }[] | null;
            /** @description what the bank noticed at sealing and the regulator does not judge */
            preflightNotes: ({
                /** @constant */
                code: "DAY_RESEMBLES_ANOTHER";
                /** @description records of this batch, of a small late one with the late ones before it, that have their like in the other day */
                count: number;
                /** Format: date */
                date: string;
                percent: number;
            } | {
                /** @constant */
                code: "LINE_SILENT";
                /** @description code of the ledger line */
                line: string;
            } | {
                /** @constant */
                code: "VOLUME_UNUSUAL";
                count: number;
                /** @description same weekdays that the median is of */
                days: number;
                median: number;
            })[];
            proveMilliseconds: number;
            proven: {
                model: number;
                record: number;
            };
            receipt: {
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
            } | null;
            records: number;
            rescoreDifferences: number;
            /** @description records of which each rule of the feature program holds, as proven; all of them are alerts */
            rules: {
                [key: string]: number;
            } | null;
            slots: number;
            /** @enum {string} */
            state: "open" | "sealing" | "sealed" | "closed" | "proving" | "proven" | "anchored" | "published" | "judged" | "failed";
            /** @description epoch milliseconds at which it reached a state */
            timings: {
                [key: string]: number;
            };
            verdict: {
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
            } | null;
        };
        BatchViewPage: {
            items: {
                alerts: {
                    merged: number;
                    raised: number;
                } | null;
                /** @description of a recovery: how many people approved it */
                approvals: number | null;
                batchIndex: number;
                /** Format: date */
                businessDate: string;
                chunks: number;
                closeHash: string | null;
                /** @description true once the witness cosigned a checkpoint that holds the header */
                cosigned: boolean;
                eta: {
                    /** @description epoch milliseconds */
                    finishesAt: number | null;
                    provers: number;
                    reason: ("NOT_CLOSED" | "PROVEN" | "FAILED" | "PAUSED" | "NO_PROVER" | "NOT_MEASURED") | null;
                    remaining: {
                        model: number;
                        record: number;
                    };
                    secondsPerProof: {
                        model: number | null;
                        record: number | null;
                    };
                };
                failureCode: string | null;
                headerHash: string | null;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "normal" | "empty" | "late" | "correction" | "recovery";
                /** @description true if its leaves are in the log and its rows went with a restore */
                lost: boolean;
                preflight: {
                    /** @enum {string} */
                    claim: "records" | "coverage" | "model" | "features" | "windows" | "alerts" | "history" | "setup";
                    code: string;
                    sentence: string;
                    /** @enum {string} */
                    status: "shown" | "not shown" | "refused";
                }[] | null;
                /** @description what the bank noticed at sealing and the regulator does not judge */
                preflightNotes: ({
                    /** @constant */
                    code: "DAY_RESEMBLES_ANOTHER";
                    /** @description records of this batch, of a small late one with the late ones before it, that have their like in the other day */
                    count: number;
                    /** Format: date */
                    date: string;
                    percent: number;
                } | {
                    /** @constant */
                    code: "LINE_SILENT";
                    /** @description code of the ledger line */
                    line: string;
                } | {
                    /** @constant */
                    code: "VOLUME_UNUSUAL";
                    count: number;
                    /** @description same weekdays that the median is of */
                    days: number;
                    median: number;
                })[];
                proveMilliseconds: number;
                proven: {
                    model: number;
                    record: number;
                };
                receipt: {
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
                } | null;
                records: number;
                rescoreDifferences: number;
                /** @description records of which each rule of the feature program holds, as proven; all of them are alerts */
                rules: {
                    [key: string]: number;
                } | null;
                slots: number;
                /** @enum {string} */
                state: "open" | "sealing" | "sealed" | "closed" | "proving" | "proven" | "anchored" | "published" | "judged" | "failed";
                /** @description epoch milliseconds at which it reached a state */
                timings: {
                    [key: string]: number;
                };
                verdict: {
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
                } | null;
            }[];
            next: string | null;
        };
        CalendarRun: {
            at: number;
            date: string;
        };
        CaseDetail: {
            alerts: string[];
            history: components["schemas"]["HistoryStep"][];
            /** @description Which of them were merged into another, and whether that was taken back. */
            merged: {
                alert: string;
                into: string;
                takenBack: boolean;
            }[];
        };
        CasePage: {
            cases: components["schemas"]["CaseView"][];
            /** @description Where the next page goes on; absent on the last one. */
            cursor?: string;
        };
        CaseView: {
            assignee: null | string;
            closedAt: null | number;
            disposition: null | ("explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported");
            id: string;
            /** @enum {string} */
            level: "analyst" | "mlro" | "senior";
            openedAt: number;
            /** @description 1 is urgent, 4 low. */
            priority: number;
            proposal: components["schemas"]["Proposal"] | null;
            reason: null | string;
            sla: null | {
                dueAt: null | number;
                remainingSeconds: number;
                /** @enum {string} */
                state: "amber" | "green" | "paused" | "red";
                text: string;
            };
            /** @description Times are epoch seconds. */
            snoozedUntil: null | number;
            /** @enum {string} */
            state: "assigned" | "closed" | "in-progress" | "open" | "pending-close" | "pending-reopen" | "waiting";
            /** @description What a known-good decision proposes; a person decides. */
            suggestion: null | {
                decision: string;
                /** @enum {string} */
                disposition: "explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported";
            };
            /** @description Sent back as `If-Match` with a change. */
            version: number;
        };
        ChallengerEntity: {
            actor: string;
            id: string;
            /** @description Null: the model that scored the record. */
            modelVersion: null | string;
            /** @description Null: the policy that decided. */
            policyVersion: null | number;
            validFrom: string;
            version: number;
        };
        ChangeView: {
            approvals: components["schemas"]["ApprovalView"][];
            /** @description Against the version in force before it, of a decided change as well. */
            changed: components["schemas"]["FieldChange"][];
            /**
             * @description EFFECTIVE_LATER: days from its first day on had records when the last approval came, so it holds from a later day.
             * @enum {string}
             */
            code: "EFFECTIVE" | "EFFECTIVE_LATER" | "PENDING" | "REJECTED";
            /** @description What an approval must name; null of what was there before approvals were kept. */
            contentSha256: null | string;
            effectiveFrom: null | string;
            entity: string;
            id: string;
            kind: string;
            maker: string;
            /** @description Changed fields that are not listed. */
            more: number;
            number: number;
            proposedAt: string;
            /** @description Approvals besides the maker that it needs. */
            required: number;
            /** @enum {string} */
            state: "effective" | "pending" | "rejected";
            /** @description Id of the stored row, as its PUT answered it. */
            subject: string;
            validFrom: null | string;
            version: string;
        };
        CircuitView: {
            /** @description `name@semver`. */
            circuit: string;
            r1csSha256: string;
            /** @enum {string} */
            role: "model" | "record";
            slots: number;
            verifyingKeySha256: string;
            wasmSha256: string;
            zkeySha256: string;
        };
        ClockView: {
            days: {
                /** Format: date */
                businessDate: string;
                /** @description epoch seconds */
                dueAt: number;
                /** @description how long after it was due it was handed in, or is waited for now */
                lateSeconds: number;
                releasedAt: number | null;
                /** @enum {string} */
                state: "on-time" | "due" | "late" | "missing";
            }[];
            /** @description local time of the next banking day */
            dueTime: string;
            /** @description epoch seconds */
            now: number;
            timeZone: string;
        };
        Comparison: {
            /** @description Champion, then challenger. */
            decisions: {
                bothAlert: number;
                neither: number;
                onlyChallenger: number;
                onlyChampion: number;
            };
            /** @description Records by the difference of scores, from each bin's lower end up to the next one's. Only 0 itself stands between 0 and 1. */
            differences: {
                from: null | number;
                records: number;
            }[];
            /** @description Records that the challenger has to say something about. */
            records: number;
            /** @description To be looked at by people: at most 20 of each, spread evenly over all of them and the same each time. */
            sample: {
                /** @description Alerts of the challenger that the champion did not raise. */
                aboveLine: string[];
                /** @description Alerts of the champion that the challenger would not raise. */
                belowLine: string[];
            };
            /** @description Those whose score is still to come, or whose features the challenger's model can't read. */
            unscored: number;
        };
        Contribution: {
            denominator: string;
            feature: string;
            numerator: string;
            rounded: number;
        };
        CounterpartyView: {
            account: string;
            /** @description Minor units of the base currency, both directions. */
            amount: string;
            bank: string;
            /** @description ISO 3166-1 numeric, 0 unknown. */
            country: number;
            postings: number;
        };
        Country: {
            /** @description Two letters. */
            alpha2: string;
            /** @description As it stands in a posting. */
            numeric: number;
        };
        CountryRiskList: {
            /** @description ISO 3166-1 numeric → 1 (raised), 2 (high) or 3 (call for action). What is not listed is 0, unknown countries too. */
            classes: {
                [key: string]: 1 | 2 | 3;
            };
            version: string;
        };
        Counts: {
            /** @description Alerts that only the draft raises, and that it no longer raises. */
            added: number;
            /** @description Under the draft, and as it was. */
            alerts: number;
            alertsThen: number;
            /** @description No alert under the draft, but at or above its below-line. */
            belowLine: number;
            dropped: number;
            records: number;
        };
        CreatedUser: {
            reset: components["schemas"]["OpenedReset"];
            /** @description Waits for somebody else. */
            roleChange: string;
            user: components["schemas"]["UserView"];
        };
        CustomerView: {
            accounts: components["schemas"]["AccountId"][];
            alerts: {
                closed: number;
                merged: number;
                /** @description By the cases they are in: both together are all. One that is in no case yet is open. */
                open: number;
                /** @description As each came: both together are all. */
                raised: number;
            };
            caseCounts: {
                closed: number;
                open: number;
            };
            /** @description Over all accounts, newest first. */
            cases: {
                alerts: number;
                disposition: null | string;
                id: string;
                openedAt: number;
                state: string;
            }[];
            /** @description False: there are older postings, which were not looked at. */
            complete: boolean;
            customerId: string;
            /** @description Oldest first; the last one holds. */
            history: {
                actor: string;
                at: string;
                riskClass: number;
                segment: number;
            }[];
            /** @enum {string} */
            identity: "erased" | "none" | "stored";
            /** @description Where they are listed. */
            links: {
                alerts: string;
                cases: string;
            };
            /** @description Newest first. */
            months: components["schemas"]["MonthView"][];
            postings: number;
            riskClass: number;
            /** @description Postings of a kind that matters, where there are any. */
            riskFacts: {
                /** @enum {string} */
                code: "cash" | "cross-currency" | "high-risk-country" | "raised-risk-country" | "reversal";
                postings: number;
            }[];
            segment: number;
        };
        DayFailure: {
            businessDate: string;
            code: string;
        };
        DeadLetterView: {
            ageSeconds: number;
            attempts: number;
            businessDate: string | null;
            code: string;
            discarded: {
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
            } | null;
            externalId: string;
            /** @enum {string} */
            form: "transaction" | "raw";
            /** Format: uuid */
            id: string;
            import: {
                /** Format: uuid */
                id: string;
                place: string;
            } | null;
            reason: string;
            /** Format: date-time */
            receivedAt: string;
            resolvedAt: string | null;
            source: string;
            /** @enum {string} */
            state: "waiting" | "resolved" | "discarded";
        };
        DeadLetterViewPage: {
            items: {
                ageSeconds: number;
                attempts: number;
                businessDate: string | null;
                code: string;
                discarded: {
                    /** Format: date-time */
                    at: string;
                    by: string;
                    reason: string;
                } | null;
                externalId: string;
                /** @enum {string} */
                form: "transaction" | "raw";
                /** Format: uuid */
                id: string;
                import: {
                    /** Format: uuid */
                    id: string;
                    place: string;
                } | null;
                reason: string;
                /** Format: date-time */
                receivedAt: string;
                resolvedAt: string | null;
                source: string;
                /** @enum {string} */
                state: "waiting" | "resolved" | "discarded";
            }[];
            next: string | null;
        };
        Decided: {
            /** @enum {string} */
            decision: "approved" | "rejected";
            id: string;
            userId: string;
        };
        DeliveryView: {
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            deliveredAt: null | string;
            event: string;
            /** @description What the receiver was sent as `webhook-id`. */
            id: string;
            /** @description Of the last attempt: HTTP_<status>, or the code of what was in the way. */
            lastOutcome: null | string;
            /** @description Null where none comes. */
            nextAttemptAt: null | string;
            /** @enum {string} */
            state: "dead" | "delivered" | "waiting";
        };
        DeliveryViewPage: {
            items: components["schemas"]["DeliveryView"][];
            next: null | string;
        };
        Done: {
            id: string;
        };
        EvidenceBundle: {
            attestation: {
                document: {
                    /** Format: date-time */
                    attestedAt: string;
                    bankId: string;
                    batchIndex: number;
                    /** @enum {string} */
                    batchKind: "normal" | "empty" | "late" | "correction" | "recovery";
                    /** Format: date */
                    businessDate: string;
                    differences: {
                        extra: number;
                        missing: number;
                    };
                    fxTableDigest: string;
                    /** @constant */
                    kind: "ledger-attestation";
                    lines: {
                        amount: string;
                        count: string;
                        quarantined: {
                            amount: string;
                            count: string;
                        };
                        slot: number;
                    }[];
                    slots: number;
                    transactionsCommitments: string[];
                };
                publicKey: string;
                signature: string;
            };
            certificate?: {
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
            };
            close: {
                attestationSha256: string;
                bankId: string;
                batchIndex: number;
                /** @enum {string} */
                batchKind: "normal" | "empty" | "late" | "correction" | "recovery";
                /** Format: date */
                businessDate: string;
                chunks: {
                    inferenceCommitment: string;
                    lookupTagsCommitment: string;
                    recordsCommitment: string;
                    totalsAfter: string;
                    totalsBefore: string;
                    transactionsCommitment: string;
                }[];
                dayEnd: number;
                dayStart: number;
                featureProgramDigest: string;
                /** @constant */
                kind: "close";
                lookupTags: string[];
                modelCircuit: string;
                modelDigest: string;
                policyCommitment: string;
                queryKeyCommitment: string;
                recordCircuit: string;
                slots: number;
                supersedes?: string;
            };
            header: {
                alerts: {
                    merged: number;
                    raised: number;
                };
                attestationSha256: string;
                bankId: string;
                batchIndex: number;
                /** @enum {string} */
                batchKind: "normal" | "empty" | "late" | "correction" | "recovery";
                batchRoot: string;
                /** Format: date */
                businessDate: string;
                caseLog: {
                    /** @enum {number} */
                    leaves: 1024 | 2048 | 4096 | 8192 | 16384 | 32768 | 65536 | 131072 | 262144 | 524288 | 1048576 | 2097152 | 4194304 | 8388608 | 16777216;
                    root: string;
                };
                certificateSha256: string;
                closeLeafHash: string;
                coverage: {
                    excluded: {
                        amount: string;
                        count: string;
                    };
                    ledger: {
                        amount: string;
                        count: string;
                    };
                    quarantined: {
                        amount: string;
                        count: string;
                    };
                    scored: {
                        amount: string;
                        count: string;
                    };
                    slot: number;
                }[];
                dayEnd: number;
                dayStart: number;
                explanation?: string;
                featureProgramDigest: string;
                fxTableDigest: string;
                /** @constant */
                kind: "header";
                lineRegisterSha256: string;
                modelCircuit: string;
                modelDigest: string;
                modelKeySha256: string;
                policyCommitment: string;
                previousHeader?: string;
                queryKeyCommitment: string;
                recordCircuit: string;
                recordKeySha256: string;
                recovery?: {
                    abandons: string[];
                    approvals: {
                        publicKey: string;
                        signature: string;
                    }[];
                    cosignedSize: number;
                    /** @enum {string} */
                    reason: "restored-from-backup" | "batch-abandoned";
                };
                rescoreDifferences: number;
                slots: number;
                supersedes?: string;
                totals: {
                    firstSalt: string;
                    last: {
                        alerts: string;
                        belowLine: string;
                        histogram: string[];
                        large: string;
                        lines: {
                            amount: string;
                            count: string;
                        }[];
                        records: string;
                        rules: string[];
                    };
                    lastSalt: string;
                };
                /** Format: date */
                windowsSince: string;
            };
            /** @constant */
            kind: "evidence-bundle";
            log: {
                checkpoint: string;
                closeInclusion: string[];
                closeIndex: number;
                headerInclusion: string[];
                headerIndex: number;
            };
            proofs: {
                model: {
                    a: [
                        string,
                        string
                    ];
                    b: [
                        [
                            string,
                            string
                        ],
                        [
                            string,
                            string
                        ]
                    ];
                    c: [
                        string,
                        string
                    ];
                };
                record: {
                    a: [
                        string,
                        string
                    ];
                    b: [
                        [
                            string,
                            string
                        ],
                        [
                            string,
                            string
                        ]
                    ];
                    c: [
                        string,
                        string
                    ];
                };
            }[];
            /** @constant */
            version: 1;
        };
        Expected: {
            /** @description Null: today. */
            batchId: null | string;
            businessDate: string;
            model: string;
            policy: number;
            program: string;
        };
        Explanations: {
            /** @description newest first; the newest one goes into the header */
            versions: {
                actor: string;
                /** Format: date-time */
                createdAt: string;
                text: string;
                version: number;
            }[];
        };
        ExpressView: {
            batchId: null | string;
            chunkIndex: null | number;
            recordId: string;
            /** @enum {string} */
            state: "FAILED" | "PROVEN" | "QUEUED" | "WAITS_FOR_CHUNK" | "WAITS_FOR_CLOSE";
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
        FieldChange: {
            /** @description Absent: the field is gone. */
            after?: unknown;
            /** @description Absent: the field is new. */
            before?: unknown;
            /**
             * @description It changed, and the reader may not see how.
             * @enum {unknown}
             */
            hidden?: true;
            /** @description Dotted; numbers are places in a list. */
            path: string;
        };
        FiuRequestView: {
            assignee: null | string;
            /** @enum {string} */
            clock: "amber" | "answered" | "green" | "paused" | "red";
            draft: null | string;
            draftedBy: null | string;
            dueAt: number;
            id: string;
            legalBasis: string;
            receivedAt: number;
            reference: string;
            releasedAt: null | number;
            releasedBy: null | string;
            /** @enum {string} */
            state: "assigned" | "drafted" | "received" | "released";
            /** @description Customer ids, or names as the request gives them. */
            subjects: string[];
            /** @enum {string} */
            urgency: "normal" | "urgent";
            version: number;
        };
        HistoryStep: {
            event: {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    priority: number;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "alert-joined";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    into: string;
                    reasons: string[];
                    record: number;
                    rule: string;
                    rulesVersion: number;
                };
                id: string;
                /** @constant */
                kind: "alert-merged";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    reasons: string[];
                    record: number;
                };
                id: string;
                /** @constant */
                kind: "alert-raised";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    digest: string;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "alert-unmerged";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    assignee: string;
                    case: string;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "assigned";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    priority: number;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "case-opened";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    digest: string;
                    /** @enum {string} */
                    disposition: "explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported";
                    reason: string;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "close-proposed";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    digest: string;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "close-refused";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    /** @enum {string} */
                    disposition: "explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported";
                    reason: string;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "closed";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    digest: string;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "desk-noted";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    digest: string;
                    /** @enum {string} */
                    level: "analyst" | "mlro" | "senior";
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "escalated";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    digest: string;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "evidence-added";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    decision: string;
                    /** @enum {string} */
                    disposition: "explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported";
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "known-good-matched";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    digest: string;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "noted";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    digest: string;
                    priority: number;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "prioritised";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    digest: string;
                    /** @enum {string} */
                    outcome: "agree" | "disagree";
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "qa-reviewed";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "released";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    digest: string;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "reopen-proposed";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    digest: string;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "reopen-refused";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "reopened";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    digest: string;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "resumed";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    digest: string;
                    until: number;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "snoozed";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "started";
                sequence: number;
            } | {
                actor: string;
                alert: string;
                at: number;
                businessDate: string;
                content: {
                    case: string;
                    digest: string;
                    /** @enum {string} */
                    party: "customer" | "relationship-manager";
                    version: number;
                };
                id: string;
                /** @constant */
                kind: "waiting";
                sequence: number;
            };
            file?: {
                bytes: number;
                contentType: string;
                id: string;
                name: string;
                sha256: string;
            };
            text?: string;
        };
        Hit: {
            id: string;
            /** @enum {string} */
            kind: "account" | "alert" | "batch" | "case" | "customer" | "transaction";
            label: string;
            /** @description Path of the service's route that shows it. */
            link: string;
        };
        HoursDocument: {
            closes: string;
            /** @description Dates (`YYYY-MM-DD`) on which nobody works. */
            holidays: string[];
            /** @description Local times, `HH:MM`; `opens` before `closes`. */
            opens: string;
            targetHours: [
                number,
                number,
                number,
                number
            ];
            /** @description ISO weekdays: 1 is Monday. */
            weekdays: number[];
        };
        IdentifiedTransaction: {
            amount: {
                currency: string;
                minor: string;
            };
            bookingTime: string;
            /** @enum {string} */
            channel: "card" | "cash" | "cheque" | "crypto" | "instant" | "internal" | "other" | "transfer";
            counterAmount?: {
                currency: string;
                minor: string;
            };
            creditor: {
                account: string;
                bank: string;
                country: number;
            };
            debtor: {
                account: string;
                bank: string;
                country: number;
            };
            externalId: string;
            reference?: string;
            reversal: boolean;
            source: string;
        };
        Identity: {
            accountNames?: {
                account: string;
                bank: string;
                displayName: string;
            }[];
            address?: {
                city: string;
                country: string;
                lines: string[];
                postcode?: string;
            };
            birthDate?: string;
            country?: string;
            email?: string;
            /** @enum {string} */
            kind: "company" | "person";
            name: string;
            phone?: string;
            registrationNumber?: string;
        };
        ImportView: {
            actor: string;
            alerts: number;
            bytes: number;
            failure: {
                code: string;
                place: string;
            } | null;
            finishedAt: string | null;
            /** @enum {string} */
            format: "ndjson" | "csv" | "pacs.008" | "pacs.004" | "pain.001" | "camt.053";
            /** Format: uuid */
            id: string;
            progress: number;
            /** Format: date-time */
            receivedAt: string;
            records: number;
            rows: {
                accepted: number;
                conflicts: number;
                duplicates: number;
                quarantined: number;
                read: number;
                refused: number;
                skipped: number;
            };
            sha256: string;
            startedAt: string | null;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "broken" | "cancelled";
            trouble: string | null;
        };
        ImportViewPage: {
            items: {
                actor: string;
                alerts: number;
                bytes: number;
                failure: {
                    code: string;
                    place: string;
                } | null;
                finishedAt: string | null;
                /** @enum {string} */
                format: "ndjson" | "csv" | "pacs.008" | "pacs.004" | "pain.001" | "camt.053";
                /** Format: uuid */
                id: string;
                progress: number;
                /** Format: date-time */
                receivedAt: string;
                records: number;
                rows: {
                    accepted: number;
                    conflicts: number;
                    duplicates: number;
                    quarantined: number;
                    read: number;
                    refused: number;
                    skipped: number;
                };
                sha256: string;
                startedAt: string | null;
                /** @enum {string} */
                state: "waiting" | "running" | "done" | "broken" | "cancelled";
                trouble: string | null;
            }[];
            next: string | null;
        };
        IntakeReceipt: {
            /** @description Transactions taken now. */
            accepted: number;
            alerts: number;
            /** @description Known by source and external id, with other content: nothing was changed. */
            conflicts: {
                /** @constant */
                code: "CONTENT_CONFLICT";
                index: number;
            }[];
            /** @description Transactions that had come before, with the same content. */
            duplicates: number;
            quarantined: {
                code: string;
                index: number;
                reason: string;
            }[];
            /** @description Records they became. */
            records: number;
        };
        KnownGoodView: {
            decidedBy: null | string;
            /** @enum {string} */
            disposition: "explained" | "false-positive";
            expired: boolean;
            expiresAt: number;
            id: string;
            /** @description Times that a case fell under it. */
            matched: number;
            oneCounterparty: boolean;
            proposedBy: string;
            /** @description As alerts name it: `score`, `rule:<id>`. */
            reason: string;
            /** @enum {string} */
            state: "approved" | "proposed" | "refused" | "revoked";
            text: string;
            version: number;
        };
        LatencyView: {
            bulk: {
                request: components["schemas"]["Quantiles"];
                scoring: components["schemas"]["Quantiles"];
            };
            single: {
                request: components["schemas"]["Quantiles"];
                scoring: components["schemas"]["Quantiles"];
            };
        };
        Loaded: {
            /** @description SHA-256 of circuit artifacts, hashed as they were read. */
            artifacts: string[];
            /** @description What would score each of these business dates. */
            days: components["schemas"]["LoadedDay"][];
            /** @description Models with a runtime session: the digest of the bytes that the session was opened with, or of a committed model of its parameters. */
            models: {
                digest: string;
                version: string;
            }[];
        };
        LoadedDay: {
            businessDate: string;
            model: string;
            policy: number;
            policyCommitment: string;
            program: string;
            programDigest: string;
        };
        LoadedDifference: {
            businessDate: null | string;
            /** @enum {string} */
            code: "CIRCUIT_NOT_REGISTERED" | "MODEL_DIGEST_DIFFERS" | "MODEL_NOT_EFFECTIVE" | "POLICY_COMMITMENT_DIFFERS" | "POLICY_NOT_EFFECTIVE" | "PROGRAM_DIGEST_DIFFERS" | "PROGRAM_NOT_EFFECTIVE" | "SILENT_PROCESS" | "STALE_PROCESS";
            expected: null | string;
            loaded: null | string;
            /** @description Id of the process. */
            process: string;
        };
        LoadedProcess: {
            code: string;
            host: string;
            id: string;
            /** @enum {string} */
            kind: "bank-api" | "prover-worker";
            lastSeenAt: string;
            loaded: components["schemas"]["Loaded"];
            pid: number;
            silent: boolean;
            startedAt: string;
        };
        LoadedView: {
            differences: components["schemas"]["LoadedDifference"][];
            expected: components["schemas"]["Expected"][];
            processes: components["schemas"]["LoadedProcess"][];
        };
        LogKeyRotation: {
            bankId: string;
            fromSize: number;
            /** @constant */
            kind: "log-key-rotation";
            newKey: string;
            newSignature: string;
            oldKey: string;
            oldSignature: string;
        };
        LogRecoveryReport: {
            /** @description Leaves that the log held before, and holds now. */
            held: number;
            /** @description Batches whose leaves are in the log and whose rows are not here, and which nothing replaced yet: each is to be sealed again as recovery. */
            lost: {
                batchId: string;
                batchIndex: number;
                businessDate: string;
                /** @enum {string} */
                kind: "correction" | "empty" | "late" | "normal" | "recovery";
                records: number;
            }[];
            size: number;
        };
        MergedAlert: {
            businessDate: string;
            /** @description Null until the alert is in a case. */
            caseId: null | string;
            id: string;
            mergeRule: null | string;
            mergeTakenBack: boolean;
            /** @description `score`, and `rule:<id>` of each rule that held. */
            reasons: string[];
            score: number;
            sequence: number;
        };
        MonthView: {
            in: {
                amount: string;
                count: number;
            };
            /** @description `YYYY-MM`, of business dates. */
            month: string;
            out: {
                amount: string;
                count: number;
            };
            reversals: number;
        };
        OpenedReset: {
            expiresAt: number;
            /** @description This person's half: shown now, and stored nowhere. */
            half: string;
            id: string;
        };
        PostingKey: {
            externalId: string;
            /** @enum {string} */
            side: "credit" | "debit";
            source: string;
        };
        PostingsPage: {
            items: components["schemas"]["PostingView"][];
            /** @description Asks for the next page; null after the last. */
            nextCursor: null | string;
        };
        PostingView: {
            alert: boolean;
            /** @description Minor units of the line's currency. */
            amount: string;
            /** @description Epoch seconds. */
            bookingTime: number;
            businessDate: string;
            counterparty: {
                account: string;
                bank: string;
                country: number;
            };
            currency: string;
            externalId: string;
            recordId: string;
            reference?: string;
            score: number;
            sequence: number;
            /** @enum {string} */
            side: "credit" | "debit";
            source: string;
            transactionId: string;
        };
        Priority: {
            parts: {
                amount: number;
                history: number;
                risk: number;
                rules: number;
                score: number;
            };
            /** @description 0 to 100, the sum of the parts. */
            value: number;
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
        ProofState: {
            batchId: null | string;
            chunkIndex: null | number;
            /**
             * @description `scored` until the record is sealed; then its newest batch's state.
             * @enum {string}
             */
            state: "anchored" | "closed" | "failed" | "judged" | "open" | "proven" | "proving" | "published" | "scored" | "sealed" | "sealing";
        };
        Proposal: {
            by: string;
            /** @enum {string} */
            disposition?: "explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported";
            reason?: string;
        };
        ProvingLoad: {
            /** @description Proofs being made. */
            active: number;
            paused: boolean;
            /** @description Jobs that wait for a prover, those that wait for their next try included. */
            waiting: number;
        };
        ProvingView: {
            /** @description Who last changed that, when and why; null where nobody did. */
            changed: null | {
                actor: string;
                at: string;
                reason: string;
            };
            /** @description Work that waits in the database to be handed over. */
            outbox: number;
            /** @description What is wanted. */
            paused: boolean;
            /** @description What the queue holds; null where there is none, or none that answers. */
            queue: components["schemas"]["ProvingLoad"] | null;
            /** @description So many jobs waiting, and no further batch is handed over. */
            waitingLimit: number;
        };
        PutList: {
            id: string;
            sha256: string;
        };
        Quantiles: {
            /** @description Milliseconds; null where there is none. */
            p50Ms: null | number;
            p99Ms: null | number;
            /** @description How many they are taken from. */
            samples: number;
        };
        Reason: {
            baseline: number;
            /** @description Score as it is, less the score with this one feature at its baseline. Such changes do not add up to anything: each of them leaves all other features as they are. */
            changeToBaseline: number;
            feature: string;
            sentence: string;
            value: number;
        };
        RecoveryApproval: {
            abandons: string[];
            bankId: string;
            batchIndex: number;
            /** Format: date */
            businessDate: string;
            closeLeafHash: string;
            cosignedSize: number;
            /** @constant */
            kind: "recovery-approval";
            /** @enum {string} */
            reason: "restored-from-backup" | "batch-abandoned";
            supersedes?: string;
        };
        ResetView: {
            createdAt: number;
            expiresAt: number;
            id: string;
            maker: string;
            userId: string;
        };
        ResetViewPage: {
            items: components["schemas"]["ResetView"][];
            next: null | string;
        };
        ResubmitResult: {
            accepted: number;
            alerts: number;
            conflicts: number;
            duplicates: number;
            quarantined: number;
            records: number;
            tried: number;
        };
        ReviewView: {
            caseId: string;
            /** @description Who closed the case: they do not review it. */
            decidedBy: string[];
            /** @enum {string} */
            disposition: "explained" | "false-positive" | "inconclusive" | "suspicious-not-reported" | "suspicious-reported";
            id: string;
            outcome: null | ("agree" | "disagree");
            /** @description Epoch seconds. */
            reviewedAt: null | number;
            reviewer: null | string;
            samplingId: string;
        };
        RoleChangeView: {
            at: number;
            before: ("analyst" | "auditor" | "ledger-attestor" | "mlro" | "model-validator" | "operator" | "senior-analyst")[];
            id: string;
            maker: string;
            reason: string;
            roles: ("analyst" | "auditor" | "ledger-attestor" | "mlro" | "model-validator" | "operator" | "senior-analyst")[];
            userId: string;
            /** @description Of the user that it was made for. */
            userVersion: number;
        };
        RoleChangeViewPage: {
            items: components["schemas"]["RoleChangeView"][];
            next: null | string;
        };
        RunView: {
            actor: string;
            /** @description Of a run that somebody started: null. */
            date: null | string;
            failures: components["schemas"]["DayFailure"][];
            finishedAt: null | string;
            id: string;
            sealed: number;
            startedAt: string;
        };
        SamplingView: {
            actor: string;
            drawnAt: null | number;
            id: string;
            /** @description Epoch seconds: cases closed from then on and before `periodTo`. */
            periodFrom: number;
            periodTo: number;
            rates: {
                explained: number;
                "false-positive": number;
                inconclusive: number;
                "suspicious-not-reported": number;
                "suspicious-reported": number;
            };
            /** @description Once the sample is drawn. */
            seed: null | string;
            seedSha256: string;
        };
        ScheduleView: {
            /** @description Null where none was put: days are closed by hand. */
            calendar: null | {
                /** @description Dates (`YYYY-MM-DD`) on which it does not run; the next run catches up. */
                closedDates: string[];
                /** @description Local time of the bank, `HH:MM`. */
                closeTime: string;
                continuous: boolean;
                timeZone: string;
                version: number;
                /** @description ISO weekdays on which it runs: 1 is Monday. */
                weekdays: number[];
            };
            next: components["schemas"]["CalendarRun"] | null;
            /** @description The newest runs, newest first. */
            runs: components["schemas"]["RunView"][];
        };
        SegmentSample: {
            records: {
                businessDate: string;
                recordId: string;
                sequence: number;
            }[];
            segment: number;
        };
        SessionView: {
            authenticatedAt: number;
            createdAt: number;
            expiresAt: number;
            id: string;
            lastUsedAt: number;
            /** @enum {string} */
            method: "password" | "provider";
        };
        StoredIdentityEvent: {
            /** @description Who did it; absent of a stranger. */
            actor: null | string;
            address: null | string;
            at: number;
            /** @enum {string} */
            kind: "login" | "login-failed" | "logout" | "password-change-failed" | "password-changed" | "reset-approved" | "reset-requested" | "reset-used" | "roles-approved" | "roles-by-provider" | "roles-rejected" | "roles-requested" | "session-ended" | "step-up" | "step-up-failed" | "user-created" | "user-disabled" | "user-enabled";
            number: number;
            /** @description Session, role change or reset. */
            reference: null | string;
            /** @description Whom it concerns; absent where an account was named that does not exist. */
            userId: null | string;
        };
        StoredIdentityEventPage: {
            items: components["schemas"]["StoredIdentityEvent"][];
            next: null | string;
        };
        TransactionView: {
            id: string;
            /** @description Epoch seconds. */
            receivedAt: number;
            /** @description What became of it on accounts of this bank; none of history from before the first business date. */
            records: {
                alertId: null | string;
                businessDate: string;
                id: string;
                score: number;
                sequence: number;
                /** @enum {string} */
                side: "credit" | "debit";
            }[];
            transaction: components["schemas"]["IdentifiedTransaction"];
        };
        TypologyHint: {
            /** @description The features that made the hint, with their values. */
            facts: {
                [key: string]: number;
            };
            /** @enum {string} */
            typology: "burst" | "cross-border-high-risk" | "dormant-reactivation" | "fan-in" | "fan-out" | "rapid-pass-through" | "structuring";
        };
        UserView: {
            /** @description By which everything that the user does names them. */
            actor: string;
            createdAt: number;
            displayName: string;
            email: string;
            /** @description Logins that failed since the last one that did not. */
            failedAttempts: number;
            hasPassword: boolean;
            id: string;
            /** @description Of a user of a provider: which one. */
            issuer: null | string;
            roles: ("analyst" | "auditor" | "ledger-attestor" | "mlro" | "model-validator" | "operator" | "senior-analyst")[];
            /** @enum {string} */
            state: "active" | "disabled";
            version: number;
        };
        UserViewPage: {
            items: components["schemas"]["UserView"][];
            next: null | string;
        };
        WebhookView: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            dead: number;
            /** @description When its receiver answered 410. */
            disabledAt: null | string;
            events: ("alert.created" | "day.cosigned" | "day.refused")[];
            /** @description Until then both secrets sign; null where only one does. */
            formerSecretUntil: null | string;
            id: string;
            rotatedAt: null | string;
            url: string;
            /** @description Deliveries. */
            waiting: number;
        };
        WhatIfResult: {
            days: {
                date: string;
                segments: {
                    /** @description Alerts that only the draft raises, and that it no longer raises. */
                    added: number;
                    /** @description Under the draft, and as it was. */
                    alerts: number;
                    alertsThen: number;
                    /** @description No alert under the draft, but at or above its below-line. */
                    belowLine: number;
                    dropped: number;
                    records: number;
                    segment: number;
                }[];
            }[];
            dispositions: {
                /** @description The same of records that the draft lets pass. */
                falseNegative: number;
                falsePositive: number;
                /** @description Productive among the draft's alerts that have a disposition; null without any. */
                precision: null | number;
                /** @description Records of the run that people have decided on: the rest of the figures here say nothing of others. */
                records: number;
                trueNegative: number;
                /** @description Alerts under the draft that people found productive, and unproductive. */
                truePositive: number;
            };
            samples: {
                above: components["schemas"]["SegmentSample"][];
                below: components["schemas"]["SegmentSample"][];
            };
            total: components["schemas"]["Counts"];
        };
        WhatIfSummary: {
            dispositions?: {
                /** @description The same of records that the draft lets pass. */
                falseNegative: number;
                falsePositive: number;
                /** @description Productive among the draft's alerts that have a disposition; null without any. */
                precision: null | number;
                /** @description Records of the run that people have decided on: the rest of the figures here say nothing of others. */
                records: number;
                trueNegative: number;
                /** @description Alerts under the draft that people found productive, and unproductive. */
                truePositive: number;
            };
            finishedAt: null | string;
            from: string;
            id: string;
            /** @description Records looked at, of those that were there when it was asked for. */
            progress: {
                done: number;
                total: number;
            };
            /** @enum {string} */
            state: "cancelled" | "done" | "failed" | "running" | "waiting";
            to: string;
            total?: components["schemas"]["Counts"];
        };
        WhatIfView: {
            actor: string;
            createdAt: string;
            failureCode: null | string;
            finishedAt: null | string;
            from: string;
            id: string;
            /** @enum {string} */
            kind: "model" | "policy";
            /** @description Records looked at, of those that were there when it was asked for. */
            progress: {
                done: number;
                total: number;
            };
            result: components["schemas"]["WhatIfResult"] | null;
            seed: string;
            /** @enum {string} */
            state: "cancelled" | "done" | "failed" | "running" | "waiting";
            to: string;
        };
        WhoAmI: {
            actor: string;
            /** @description To be sent as X-Probity-CSRF with all that changes something. Null of a service token. */
            csrf: null | string;
            permissions: string[];
            /** @description Null of a service token. */
            session: null | {
                /** @description When they last proved who they are; epoch seconds. */
                authenticatedAt: number;
                displayName: string;
                expiresAt: number;
                id: string;
                /** @description How they signed in: `password` or `provider`. */
                method: string;
                roles: string[];
                stepUpUntil: number;
                userId: string;
            };
        };
        WindowLine: {
            name: string;
            /** @description An integer as text: amounts in minor units of the base currency. */
            value: string;
            words: string;
        };
        WithSecret: {
            /** @description `whsec_` and base64. It is shown once, and can't be asked for again. */
            secret: string;
            webhook: components["schemas"]["WebhookView"];
        };
        WorkerView: {
            cores: number;
            engine: string;
            engineVersion: string;
            host: string;
            id: string;
            /** @description Registered proving keys on its disk. */
            keys: {
                circuit: string;
                sha256: string;
            }[];
            lastSeenAt: string;
            memoryMib: number;
            pid: number;
            /** @description Proofs at a time. */
            processes: number;
            /** @description Proofs stored since its start. */
            proofs: number;
            startedAt: string;
            /** @enum {string} */
            state: "draining" | "lost" | "stopped" | "working";
            /** @description Code of what keeps it from its artifacts, such as ARTIFACT_MISSING: its chunks wait. */
            trouble: null | string;
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
    accountsAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
                bank: string;
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
                    "application/json": components["schemas"]["AccountView"];
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
    accountsAlerts: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                account: string;
                bank: string;
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
                    "application/json": components["schemas"]["AlertPage"];
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
    accountsPostings: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                account: string;
                bank: string;
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
                    "application/json": components["schemas"]["PostingsPage"];
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
    alertsAlerts: {
        parameters: {
            query?: {
                date?: string;
                mergedInto?: string;
                state?: "raised" | "merged";
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
                    "application/json": components["schemas"]["AlertView"][];
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
    alertsAlert: {
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
                    "application/json": components["schemas"]["AlertInsight"];
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
    alertsExplanation: {
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
                    "application/json": components["schemas"]["AlertExplanation"];
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
    casesUnmerge: {
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
                    text: string;
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
                    "application/json": components["schemas"]["CaseView"];
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
    alertsBaseline: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description a value for each feature of the program, in its order */
                    features: number[];
                    model: string;
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
                    "application/json": {
                        version: number;
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
    casesAbsence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                analyst: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    until: number;
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
                    "application/json": {
                        until: number;
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
    identityAuditEvents: {
        parameters: {
            query?: {
                /** @description next of the page before */
                cursor?: string;
                limit?: number;
                /** @description id of a user: only what concerns them */
                user?: unknown;
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
                    "application/json": components["schemas"]["StoredIdentityEventPage"];
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
    authSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
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
                    "application/json": components["schemas"]["WhoAmI"];
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
    authSignOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
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
    oidcCallback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description to the path that the login began with */
            302: {
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
    oidcSignOut: {
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
                        next: null | string;
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
    oidcStart: {
        parameters: {
            query?: {
                /** @description where the browser goes afterwards, on this service */
                return?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description to the provider */
            302: {
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
    oidcStepUp: {
        parameters: {
            query?: {
                /** @description where the browser goes afterwards, on this service */
                return?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description to the provider */
            302: {
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
    authChangePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    next: string;
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
                    "application/json": components["schemas"]["WhoAmI"];
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
    authUseReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description in any order */
                    halves: [
                        string,
                        string
                    ];
                    password: string;
                    /** Format: uuid */
                    reset: string;
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
    authWhoAmI: {
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
                    "application/json": components["schemas"]["WhoAmI"];
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
    authStepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
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
                    "application/json": components["schemas"]["WhoAmI"];
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
    batchesList: {
        parameters: {
            query?: {
                /** @description next of the page before */
                cursor?: string;
                from?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["BatchViewPage"];
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
    batchesSeal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gets the same answer, for a day. 1 to 128 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    businessDate: string;
                    /** @enum {string} */
                    kind: "normal" | "empty" | "late" | "correction" | "recovery";
                    /** Format: uuid */
                    supersedes?: string;
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
                    "application/json": components["schemas"]["BatchView"];
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
    batchesOne: {
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
                    "application/json": components["schemas"]["BatchView"];
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
    recoveryApprovalRequest: {
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
                    "application/json": components["schemas"]["RecoveryApproval"];
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
    recoveryApprove: {
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
                    document: {
                        abandons: string[];
                        bankId: string;
                        batchIndex: number;
                        /** Format: date */
                        businessDate: string;
                        closeLeafHash: string;
                        cosignedSize: number;
                        /** @constant */
                        kind: "recovery-approval";
                        /** @enum {string} */
                        reason: "restored-from-backup" | "batch-abandoned";
                        supersedes?: string;
                    };
                    publicKey: string;
                    signature: string;
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
                    "application/json": components["schemas"]["BatchView"];
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
    batchesAttest: {
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
                    document: {
                        /** Format: date-time */
                        attestedAt: string;
                        bankId: string;
                        batchIndex: number;
                        /** @enum {string} */
                        batchKind: "normal" | "empty" | "late" | "correction" | "recovery";
                        /** Format: date */
                        businessDate: string;
                        differences: {
                            extra: number;
                            missing: number;
                        };
                        fxTableDigest: string;
                        /** @constant */
                        kind: "ledger-attestation";
                        lines: {
                            amount: string;
                            count: string;
                            quarantined: {
                                amount: string;
                                count: string;
                            };
                            slot: number;
                        }[];
                        slots: number;
                        transactionsCommitments: string[];
                    };
                    publicKey: string;
                    signature: string;
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
                    "application/json": components["schemas"]["BatchView"];
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
    batchesAttestationRequest: {
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
                    "application/json": components["schemas"]["AttestationRequest"];
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
    batchesBundle: {
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
                    "application/json": components["schemas"]["EvidenceBundle"];
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
    batchesClose: {
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
                    "application/json": components["schemas"]["BatchView"];
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
    explanationVersions: {
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
                    "application/json": components["schemas"]["Explanations"];
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
    explanationPut: {
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
                    text: string;
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
                    "application/json": components["schemas"]["Explanations"];
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
    batchesPublish: {
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
                    /** @default false */
                    force?: boolean;
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
                    "application/json": components["schemas"]["BatchView"];
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
    batchesRetry: {
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
                    "application/json": components["schemas"]["BatchView"];
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
    casesHours: {
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
                        document: components["schemas"]["HoursDocument"];
                        version: number;
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
    casesPutHours: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    closes: string;
                    holidays: string[];
                    opens: string;
                    targetHours: [
                        number,
                        number,
                        number,
                        number
                    ];
                    weekdays: number[];
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
                    "application/json": {
                        version: number;
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
    casesList: {
        parameters: {
            query?: {
                assignee?: unknown;
                /** @description As the page before gave it. */
                cursor?: unknown;
                /** @description Customer id. */
                customer?: unknown;
                disposition?: "false-positive" | "explained" | "suspicious-reported" | "suspicious-not-reported" | "inconclusive";
                limit?: number;
                priority?: number;
                sla?: "green" | "amber" | "red" | "paused";
                state?: "open" | "assigned" | "in-progress" | "waiting" | "pending-close" | "closed" | "pending-reopen";
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
                    "application/json": components["schemas"]["CasePage"];
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
    casesOne: {
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
                    "application/json": components["schemas"]["CaseView"];
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
    casesAnswer: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
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
                    "application/json": components["schemas"]["CaseView"];
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
    casesAssign: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    assignee: string;
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
                    "application/json": components["schemas"]["CaseView"];
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
    casesApproveClose: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
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
                    "application/json": components["schemas"]["CaseView"];
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
    casesProposeClose: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    disposition: "false-positive" | "explained" | "suspicious-reported" | "suspicious-not-reported" | "inconclusive";
                    reason: string;
                    text: string;
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
                    "application/json": components["schemas"]["CaseView"];
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
    casesRefuseClose: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
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
                    "application/json": components["schemas"]["CaseView"];
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
    casesEscalate: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    level: "senior" | "mlro";
                    text: string;
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
                    "application/json": components["schemas"]["CaseView"];
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
    evidenceAdd: {
        parameters: {
            query: {
                name: unknown;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/pdf": string;
                "image/jpeg": string;
                "image/png": string;
                "text/csv": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        id: string;
                        sha256: string;
                        version: number;
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
    evidenceRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
                id: string;
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
                    "image/jpeg": string;
                    "image/png": string;
                    "text/csv": string;
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
    casesHistory: {
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
                    "application/json": components["schemas"]["CaseDetail"];
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
    casesNote: {
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
                    text: string;
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
                    "application/json": components["schemas"]["CaseView"];
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
    casesPrioritise: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    priority: number;
                    text: string;
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
                    "application/json": components["schemas"]["CaseView"];
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
    casesAsk: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    party: "customer" | "relationship-manager";
                    text: string;
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
                    "application/json": components["schemas"]["CaseView"];
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
    casesRelease: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
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
                    "application/json": components["schemas"]["CaseView"];
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
    casesApproveReopen: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
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
                    "application/json": components["schemas"]["CaseView"];
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
    casesProposeReopen: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
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
                    "application/json": components["schemas"]["CaseView"];
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
    casesRefuseReopen: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
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
                    "application/json": components["schemas"]["CaseView"];
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
    casesSnooze: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    until: number;
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
                    "application/json": components["schemas"]["CaseView"];
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
    casesStart: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
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
                    "application/json": components["schemas"]["CaseView"];
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
    casesNext: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    level?: "analyst" | "senior" | "mlro";
                    priority?: number;
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
                    "application/json": {
                        case: components["schemas"]["CaseView"] | null;
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
    changesList: {
        parameters: {
            query?: {
                /** @description only changes with a smaller number */
                before?: unknown;
                /** @description 1 to 200; 50 unless given */
                limit?: unknown;
                state?: "pending" | "effective" | "rejected" | "all";
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
                    "application/json": {
                        changes: components["schemas"]["ChangeView"][];
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
    changesOne: {
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
                        approvals: components["schemas"]["ApprovalView"][];
                        /** @description Against the version in force before it, of a decided change as well. */
                        changed: components["schemas"]["FieldChange"][];
                        /**
                         * @description EFFECTIVE_LATER: days from its first day on had records when the last approval came, so it holds from a later day.
                         * @enum {string}
                         */
                        code: "EFFECTIVE" | "EFFECTIVE_LATER" | "PENDING" | "REJECTED";
                        /** @description What an approval must name; null of what was there before approvals were kept. */
                        contentSha256: null | string;
                        effectiveFrom: null | string;
                        entity: string;
                        id: string;
                        kind: string;
                        maker: string;
                        /** @description Changed fields that are not listed. */
                        more: number;
                        number: number;
                        proposedAt: string;
                        /** @description Approvals besides the maker that it needs. */
                        required: number;
                        /** @enum {string} */
                        state: "effective" | "pending" | "rejected";
                        /** @description Id of the stored row, as its PUT answered it. */
                        subject: string;
                        validFrom: null | string;
                        version: string;
                        whatIf: components["schemas"]["WhatIfSummary"] | null;
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
    changesApprove: {
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
                    /** @description as read from the change: the approval is of exactly this content */
                    contentSha256: string;
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
                    "application/json": components["schemas"]["ChangeView"];
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
    changesReject: {
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
                    "application/json": components["schemas"]["ChangeView"];
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
    changesRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: string;
                    /** @description people besides the maker */
                    required: number;
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
                    "application/json": {
                        id: string;
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
    provingCircuits: {
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
    customersCustomer: {
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
                    "application/json": components["schemas"]["CustomerView"];
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
    customersAlerts: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
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
                    "application/json": components["schemas"]["AlertPage"];
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
    customersIdentity: {
        parameters: {
            query: {
                purpose: "alert" | "case" | "report" | "request-for-information" | "customer-request" | "correction" | "audit";
            };
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
                    "application/json": components["schemas"]["Identity"];
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
    customersErase: {
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
                    /** @enum {string} */
                    reason: "retention-ended" | "customer-request" | "court-order" | "entered-by-mistake";
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
                    "application/json": {
                        erasedAt: number;
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
    customersAccesses: {
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
                    "application/json": components["schemas"]["AccessView"][];
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
    releaseClockDays: {
        parameters: {
            query?: {
                from?: string;
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
                    "application/json": components["schemas"]["ClockView"];
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
    deliveriesResend: {
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
            /** @description Done: nothing is answered. */
            202: {
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
    intakeHistory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gets the same answer, for a day. 1 to 128 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    transactions: {
                        amount: {
                            currency: string;
                            minor: string;
                        };
                        /** Format: date-time */
                        bookingTime: string;
                        /** @enum {string} */
                        channel: "transfer" | "instant" | "card" | "cash" | "cheque" | "internal" | "crypto" | "other";
                        counterAmount?: {
                            currency: string;
                            minor: string;
                        };
                        creditor: {
                            account: string;
                            bank: string;
                            /** @default 0 */
                            country?: number;
                        };
                        debtor: {
                            account: string;
                            bank: string;
                            /** @default 0 */
                            country?: number;
                        };
                        externalId?: string;
                        reference?: string;
                        /** @default false */
                        reversal?: boolean;
                        source: string;
                    }[];
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
                    "application/json": components["schemas"]["IntakeReceipt"];
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
    customersRotate: {
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
                        keyId: string;
                        rewrapped: number;
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
    importsList: {
        parameters: {
            query?: {
                /** @description next of the page before */
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["ImportViewPage"];
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
    importsReceive: {
        parameters: {
            query: {
                format: "ndjson" | "csv" | "pacs.008" | "pacs.004" | "pain.001" | "camt.053";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
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
    importsById: {
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
                    "application/json": components["schemas"]["ImportView"];
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
    importsCancel: {
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
                    "application/json": components["schemas"]["ImportView"];
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
    importsErrors: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
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
    knownGoodList: {
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
                    "application/json": components["schemas"]["KnownGoodView"][];
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
    knownGoodPropose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    caseId: string;
                    /** Format: uuid */
                    counterpartyOfAlert?: string;
                    days: number;
                    /** @enum {string} */
                    disposition: "false-positive" | "explained";
                    reason: string;
                    text: string;
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
                    "application/json": components["schemas"]["KnownGoodView"];
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
    knownGoodApprove: {
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
                    "application/json": components["schemas"]["KnownGoodView"];
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
    knownGoodRefuse: {
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
                    "application/json": components["schemas"]["KnownGoodView"];
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
    knownGoodRevoke: {
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
                    "application/json": components["schemas"]["KnownGoodView"];
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
    recordsCheckpoint: {
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
                        checkpoint: string;
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
    recoveryRecover: {
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
                    "application/json": components["schemas"]["LogRecoveryReport"];
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
    recordsRotateKey: {
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
                    "application/json": components["schemas"]["LogKeyRotation"];
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
    identityApprovalsPendingResets: {
        parameters: {
            query?: {
                /** @description next of the page before */
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["ResetViewPage"];
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
    identityApprovalsApproveReset: {
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
                    "application/json": components["schemas"]["OpenedReset"];
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
    provingSwitchProving: {
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
                    "application/json": components["schemas"]["ProvingView"];
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
    provingSwitchPause: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
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
                    "application/json": components["schemas"]["ProvingView"];
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
    provingSwitchResume: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
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
                    "application/json": components["schemas"]["ProvingView"];
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
    samplingReview: {
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
                    /** @enum {string} */
                    outcome: "agree" | "disagree";
                    text: string;
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
                    "application/json": components["schemas"]["ReviewView"];
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
    samplingSamplings: {
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
                    "application/json": components["schemas"]["SamplingView"][];
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
    samplingCommit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    periodFrom: number;
                    periodTo: number;
                    rates: {
                        explained: number;
                        "false-positive": number;
                        inconclusive: number;
                        "suspicious-not-reported": number;
                        "suspicious-reported": number;
                    };
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
                    "application/json": components["schemas"]["SamplingView"];
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
    samplingDraw: {
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
                        drawn: number;
                        sampling: components["schemas"]["SamplingView"];
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
    samplingReviews: {
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
                    "application/json": components["schemas"]["ReviewView"][];
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
    quarantineList: {
        parameters: {
            query?: {
                code?: string;
                /** @description next of the page before */
                cursor?: string;
                limit?: number;
                olderThanSeconds?: number;
                source?: string;
                state?: "waiting" | "resolved" | "discarded";
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
                    "application/json": components["schemas"]["DeadLetterViewPage"];
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
    quarantineWithDocument: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ageSeconds: number;
                        attempts: number;
                        businessDate: string | null;
                        code: string;
                        discarded: {
                            /** Format: date-time */
                            at: string;
                            by: string;
                            reason: string;
                        } | null;
                        document: unknown;
                        externalId: string;
                        /** @enum {string} */
                        form: "transaction" | "raw";
                        /** Format: uuid */
                        id: string;
                        import: {
                            /** Format: uuid */
                            id: string;
                            place: string;
                        } | null;
                        reason: string;
                        /** Format: date-time */
                        receivedAt: string;
                        resolvedAt: string | null;
                        source: string;
                        /** @enum {string} */
                        state: "waiting" | "resolved" | "discarded";
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
    quarantineDiscard: {
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
                    reason: string;
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
                    "application/json": components["schemas"]["DeadLetterView"];
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
    quarantineResubmit: {
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
                    document?: {
                        amount: {
                            currency: string;
                            minor: string;
                        };
                        /** Format: date-time */
                        bookingTime: string;
                        /** @enum {string} */
                        channel: "transfer" | "instant" | "card" | "cash" | "cheque" | "internal" | "crypto" | "other";
                        counterAmount?: {
                            currency: string;
                            minor: string;
                        };
                        creditor: {
                            account: string;
                            bank: string;
                            /** @default 0 */
                            country?: number;
                        };
                        debtor: {
                            account: string;
                            bank: string;
                            /** @default 0 */
                            country?: number;
                        };
                        externalId?: string;
                        reference?: string;
                        /** @default false */
                        reversal?: boolean;
                        source: string;
                    };
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
                    "application/json": components["schemas"]["ResubmitResult"];
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
    quarantineCodes: {
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
                        code: string;
                        /** Format: date-time */
                        oldestAt: string;
                        waiting: number;
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
    quarantineResubmitAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    /** @default 1000 */
                    limit?: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: number;
                        alerts: number;
                        conflicts: number;
                        duplicates: number;
                        left: number;
                        quarantined: number;
                        records: number;
                        tried: number;
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
    recordsProve: {
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
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpressView"];
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
    recordsProveByKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalId: string;
                    /** @enum {string} */
                    side: "debit" | "credit";
                    source: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpressView"];
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
    referenceBank: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    attestorKey: string;
                    bankId: string;
                    name: string;
                    ownBanks: string[];
                    recoveryKeys?: {
                        name: string;
                        publicKey: string;
                    }[];
                    /** Format: date */
                    startDate: string;
                    timeZone: string;
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
                    "application/json": components["schemas"]["Done"];
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
    referenceCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description dates without a run; the next run catches up
                     * @default []
                     */
                    closedDates?: string[];
                    /** @description local time in the bank's time zone, HH:MM */
                    closeTime: string;
                    /**
                     * @description seal and prove each full chunk while the day runs
                     * @default false
                     */
                    continuous?: boolean;
                    /** @description ISO weekdays on which days are closed; 1 is Monday */
                    weekdays: number[];
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
                    "application/json": {
                        version: number;
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
    referenceCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
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
                    "application/json": components["schemas"]["Done"];
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
    referenceCircuit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    circuit: string;
                    developmentSeed?: string;
                    r1csSha256: string;
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
                    wasmSha256: string;
                    zkeySha256: string;
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
                    "application/json": {
                        id: string;
                        verifyingKeySha256: string;
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
    referenceListsCountries: {
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
                    "application/json": components["schemas"]["Country"][];
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
    referenceListsCurrencies: {
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
                        iso: {
                            code: string;
                            minorDigits: number;
                            numeric: number;
                        }[];
                        versions: {
                            actor: string;
                            document: {
                                currencies: {
                                    code: string;
                                    minorDigits: number;
                                    numeric: number;
                                }[];
                                validFrom: string;
                                version: string;
                            };
                            sha256: string;
                            validFrom: string;
                            version: string;
                        }[];
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
    referenceListsPutCurrencies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currencies: {
                        code: string;
                        minorDigits: number;
                        numeric: number;
                    }[];
                    /** Format: date */
                    validFrom: string;
                    version: string;
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
                    "application/json": components["schemas"]["PutList"];
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
    customersPut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accounts: {
                        account: string;
                        bank: string;
                    }[];
                    customerId: string;
                    identity?: {
                        accountNames?: {
                            account: string;
                            bank: string;
                            displayName: string;
                        }[];
                        address?: {
                            city: string;
                            country: string;
                            lines: string[];
                            postcode?: string;
                        };
                        /** Format: date */
                        birthDate?: string;
                        country?: string;
                        /** Format: email */
                        email?: string;
                        /** @enum {string} */
                        kind: "person" | "company";
                        name: string;
                        phone?: string;
                        registrationNumber?: string;
                    };
                    riskClass: number;
                    segment: number;
                }[];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accounts: number;
                        customers: number;
                        identities: number;
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
    referenceFeatureProgram: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: unknown;
                    recordCircuit: string;
                    /** Format: date */
                    validFrom: string;
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
                    "application/json": components["schemas"]["Done"];
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
    referenceListsFx: {
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
                        actor: string;
                        date: string;
                        digest: string;
                        document: {
                            base: string;
                            date: string;
                            rates: {
                                currency: string;
                                denominator: string;
                                minorDigits: number;
                                numerator: string;
                            }[];
                            version: string;
                        };
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
    referenceFx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                date: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    base: string;
                    /** Format: date */
                    date: string;
                    rates: {
                        currency: string;
                        denominator: string;
                        minorDigits: number;
                        numerator: string;
                    }[];
                    version: string;
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
                    "application/json": {
                        date: string;
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
    referenceLines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: {
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
                    };
                    rules: {
                        lines: {
                            channels: ("transfer" | "instant" | "card" | "cash" | "cheque" | "internal" | "crypto" | "other")[];
                            code: string;
                            convertsForeign: boolean;
                            currency: string;
                            name: string;
                            /** @enum {string} */
                            side: "debit" | "credit" | "both";
                            slot: number;
                        }[];
                        version: string;
                    };
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
                    "application/json": components["schemas"]["Done"];
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
    referenceListsMergeRules: {
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
                        actor: string;
                        document: {
                            rules: {
                                atMost: number;
                                id: string;
                                /** @enum {string} */
                                per: "account" | "customer";
                            }[];
                            validFrom: string;
                            version: number;
                        };
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
    referenceListsPutMergeRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rules: {
                        atMost: number;
                        id: string;
                        /** @enum {string} */
                        per: "account" | "customer";
                    }[];
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
                    "application/json": {
                        id: string;
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
    referenceModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    featureProgram: string;
                    /**
                     * @description compiled: weights are constants of the circuit; committed: weights are witness, opened against the model digest
                     * @default compiled
                     * @enum {string}
                     */
                    mode?: "compiled" | "committed";
                    modelCircuit: string;
                    /** Format: base64 */
                    onnx: string;
                    /** Format: date */
                    validFrom: string;
                    version: string;
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
                    "application/json": {
                        id: string;
                        modelDigest: string;
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
    referencePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    belowLine: number[];
                    thresholds: number[];
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
                    "application/json": components["schemas"]["Done"];
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
    referenceListsRiskLists: {
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
                        example: components["schemas"]["CountryRiskList"];
                        versions: {
                            actor: string;
                            document: {
                                countries: {
                                    /** @enum {unknown} */
                                    class: 1 | 2 | 3;
                                    country: number;
                                }[];
                                validFrom: string;
                                version: string;
                            };
                            sha256: string;
                            validFrom: string;
                            version: string;
                        }[];
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
    referenceListsPutRiskList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    countries: {
                        class: 1 | 2 | 3;
                        country: number;
                    }[];
                    /** Format: date */
                    validFrom: string;
                    version: string;
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
                    "application/json": components["schemas"]["PutList"];
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
    recordsRegistrations: {
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
                        registrations: ({
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
                        })[];
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
    fiuDeskList: {
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
                    "application/json": components["schemas"]["FiuRequestView"][];
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
    fiuDeskReceive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    legalBasis: string;
                    receivedAt: number;
                    reference: string;
                    subjects: string[];
                    /** @enum {string} */
                    urgency: "normal" | "urgent";
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
                    "application/json": components["schemas"]["FiuRequestView"];
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
    fiuDeskOne: {
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
                    "application/json": components["schemas"]["FiuRequestView"];
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
    fiuDeskAssign: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    assignee: string;
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
                    "application/json": components["schemas"]["FiuRequestView"];
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
    fiuDeskDraft: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    draft: string;
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
                    "application/json": components["schemas"]["FiuRequestView"];
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
    fiuDeskRelease: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read: `"<version>"`, as the ETag says. */
                "If-Match": string;
            };
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
                    "application/json": components["schemas"]["FiuRequestView"];
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
    identityApprovalsRoleChanges: {
        parameters: {
            query?: {
                /** @description next of the page before */
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["RoleChangeViewPage"];
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
    identityApprovalsApprove: {
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
                    "application/json": components["schemas"]["Decided"];
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
    identityApprovalsReject: {
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
                    "application/json": components["schemas"]["Decided"];
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
    scheduleSchedule: {
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
                    "application/json": components["schemas"]["ScheduleView"];
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
    scheduleRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gets the same answer, for a day. 1 to 128 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        runId: string;
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
    scoringPut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    modelVersion?: string;
                    policyVersion?: number;
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
                    "application/json": components["schemas"]["ChallengerEntity"];
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
    scoringComparison: {
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
    scoringChallengers: {
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
                    "application/json": components["schemas"]["ChallengerEntity"][];
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
    scoringLatency: {
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
                    "application/json": components["schemas"]["LatencyView"];
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
    scoringLoaded: {
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
                    "application/json": components["schemas"]["LoadedView"];
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
    searchSearch: {
        parameters: {
            query: {
                q: string;
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
                    "application/json": {
                        hits: components["schemas"]["Hit"][];
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
    intakeTake: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gets the same answer, for a day. 1 to 128 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    transactions: {
                        amount: {
                            currency: string;
                            minor: string;
                        };
                        /** Format: date-time */
                        bookingTime: string;
                        /** @enum {string} */
                        channel: "transfer" | "instant" | "card" | "cash" | "cheque" | "internal" | "crypto" | "other";
                        counterAmount?: {
                            currency: string;
                            minor: string;
                        };
                        creditor: {
                            account: string;
                            bank: string;
                            /** @default 0 */
                            country?: number;
                        };
                        debtor: {
                            account: string;
                            bank: string;
                            /** @default 0 */
                            country?: number;
                        };
                        externalId?: string;
                        reference?: string;
                        /** @default false */
                        reversal?: boolean;
                        source: string;
                    }[];
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
                    "application/json": components["schemas"]["IntakeReceipt"];
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
    accountsTransaction: {
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
                    "application/json": components["schemas"]["TransactionView"];
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
    usersList: {
        parameters: {
            query?: {
                /** @description next of the page before */
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["UserViewPage"];
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
    usersCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    displayName: string;
                    /** Format: email */
                    email: string;
                    reason: string;
                    roles: ("analyst" | "senior-analyst" | "mlro" | "model-validator" | "operator" | "auditor" | "ledger-attestor")[];
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
                    "application/json": components["schemas"]["CreatedUser"];
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
    usersOne: {
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
                    "application/json": components["schemas"]["UserView"];
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
    usersDisable: {
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
                    "application/json": components["schemas"]["UserView"];
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
    usersEnable: {
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
                    "application/json": components["schemas"]["UserView"];
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
    usersReset: {
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
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedReset"];
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
    usersRoles: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag of the version that is changed */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** @description all of them, not only new ones */
                    roles: ("analyst" | "senior-analyst" | "mlro" | "model-validator" | "operator" | "auditor" | "ledger-attestor")[];
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        roleChange: string;
                        version: number;
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
    usersSessionsOf: {
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
                        sessions: components["schemas"]["SessionView"][];
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
    usersEndSessions: {
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
    usersEndSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
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
    webhooksList: {
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
                    "application/json": components["schemas"]["WebhookView"][];
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
    webhooksAdd: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    events: ("alert.created" | "day.cosigned" | "day.refused")[];
                    /** @description https, without user, password or fragment */
                    url: string;
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
                    "application/json": components["schemas"]["WithSecret"];
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
    webhooksRemove: {
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
    webhooksDeliveries: {
        parameters: {
            query?: {
                /** @description next of the page before */
                cursor?: string;
                limit?: number;
                state?: "waiting" | "delivered" | "dead";
            };
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
                    "application/json": components["schemas"]["DeliveryViewPage"];
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
    webhooksRotate: {
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
                    /**
                     * @description how long the secret before signs besides; 0: it ends now
                     * @default 24
                     */
                    overlapHours?: number;
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
                    "application/json": components["schemas"]["WithSecret"];
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
    webhooksTest: {
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
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveryId: string;
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
    whatIfAsk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description a stored policy or model, effective or not, or thresholds that are only tried */
                    draft: {
                        policyVersion: number;
                    } | {
                        belowLine: number[];
                        thresholds: number[];
                    } | {
                        modelVersion: string;
                    };
                    /** Format: date */
                    from: string;
                    /**
                     * @description records per segment, above and below the line each
                     * @default 20
                     */
                    samples?: number;
                    /**
                     * @description draws the samples: the same seed, the same records
                     * @default 1
                     */
                    seed?: string;
                    /** Format: date */
                    to: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatIfView"];
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
    whatIfOne: {
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
                    "application/json": components["schemas"]["WhatIfView"];
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
    whatIfCancel: {
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
                    "application/json": components["schemas"]["WhatIfView"];
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
    provingWorkers: {
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
                    "application/json": components["schemas"]["WorkerView"][];
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
