/** Made from the return types of the controllers by tools/generate-openapi.mjs: run npm run generate. */
import type { Answers } from '@probity/shared-platform';

export const ANSWERS: Answers = {
  "operations": {
    "accountsAccount": {
      "$ref": "#/components/schemas/AccountView"
    },
    "accountsAlerts": {
      "$ref": "#/components/schemas/AlertPage"
    },
    "accountsPostings": {
      "$ref": "#/components/schemas/PostingsPage"
    },
    "accountsTransaction": {
      "$ref": "#/components/schemas/TransactionView"
    },
    "alertsAlert": {
      "$ref": "#/components/schemas/AlertInsight"
    },
    "alertsAlerts": {
      "items": {
        "$ref": "#/components/schemas/AlertView"
      },
      "type": "array"
    },
    "alertsBaseline": {
      "additionalProperties": false,
      "properties": {
        "version": {
          "type": "number"
        }
      },
      "required": [
        "version"
      ],
      "type": "object"
    },
    "alertsExplanation": {
      "$ref": "#/components/schemas/AlertExplanation"
    },
    "authChangePassword": {
      "$ref": "#/components/schemas/WhoAmI"
    },
    "authSignIn": {
      "$ref": "#/components/schemas/WhoAmI"
    },
    "authSignOut": null,
    "authStepUp": {
      "$ref": "#/components/schemas/WhoAmI"
    },
    "authUseReset": null,
    "authWhoAmI": {
      "$ref": "#/components/schemas/WhoAmI"
    },
    "batchesAttest": {
      "$ref": "#/components/schemas/BatchView"
    },
    "batchesAttestationRequest": {
      "$ref": "#/components/schemas/AttestationRequest"
    },
    "batchesBundle": {
      "$ref": "#/components/schemas/EvidenceBundle"
    },
    "batchesClose": {
      "$ref": "#/components/schemas/BatchView"
    },
    "batchesList": {
      "$ref": "#/components/schemas/BatchViewPage"
    },
    "batchesOne": {
      "$ref": "#/components/schemas/BatchView"
    },
    "batchesPublish": {
      "$ref": "#/components/schemas/BatchView"
    },
    "batchesRetry": {
      "$ref": "#/components/schemas/BatchView"
    },
    "batchesSeal": {
      "$ref": "#/components/schemas/BatchView"
    },
    "casesAbsence": {
      "additionalProperties": false,
      "properties": {
        "until": {
          "type": "number"
        }
      },
      "required": [
        "until"
      ],
      "type": "object"
    },
    "casesAnswer": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesApproveClose": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesApproveReopen": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesAsk": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesAssign": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesEscalate": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesHistory": {
      "$ref": "#/components/schemas/CaseDetail"
    },
    "casesHours": {
      "additionalProperties": false,
      "properties": {
        "document": {
          "$ref": "#/components/schemas/HoursDocument"
        },
        "version": {
          "type": "number"
        }
      },
      "required": [
        "document",
        "version"
      ],
      "type": "object"
    },
    "casesList": {
      "$ref": "#/components/schemas/CasePage"
    },
    "casesNext": {
      "additionalProperties": false,
      "properties": {
        "case": {
          "anyOf": [
            {
              "$ref": "#/components/schemas/CaseView"
            },
            {
              "type": "null"
            }
          ]
        }
      },
      "required": [
        "case"
      ],
      "type": "object"
    },
    "casesNote": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesOne": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesPrioritise": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesProposeClose": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesProposeReopen": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesPutHours": {
      "additionalProperties": false,
      "properties": {
        "version": {
          "type": "number"
        }
      },
      "required": [
        "version"
      ],
      "type": "object"
    },
    "casesRefuseClose": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesRefuseReopen": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesRelease": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesSnooze": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesStart": {
      "$ref": "#/components/schemas/CaseView"
    },
    "casesUnmerge": {
      "$ref": "#/components/schemas/CaseView"
    },
    "changesApprove": {
      "$ref": "#/components/schemas/ChangeView"
    },
    "changesList": {
      "additionalProperties": false,
      "properties": {
        "changes": {
          "items": {
            "$ref": "#/components/schemas/ChangeView"
          },
          "type": "array"
        }
      },
      "required": [
        "changes"
      ],
      "type": "object"
    },
    "changesOne": {
      "additionalProperties": false,
      "properties": {
        "approvals": {
          "items": {
            "$ref": "#/components/schemas/ApprovalView"
          },
          "type": "array"
        },
        "changed": {
          "description": "Against the version in force before it, of a decided change as well.",
          "items": {
            "$ref": "#/components/schemas/FieldChange"
          },
          "type": "array"
        },
        "code": {
          "description": "EFFECTIVE_LATER: days from its first day on had records when the last approval came, so it holds from a later day.",
          "enum": [
            "EFFECTIVE",
            "EFFECTIVE_LATER",
            "PENDING",
            "REJECTED"
          ],
          "type": "string"
        },
        "contentSha256": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "What an approval must name; null of what was there before approvals were kept."
        },
        "effectiveFrom": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "entity": {
          "type": "string"
        },
        "id": {
          "type": "string"
        },
        "kind": {
          "type": "string"
        },
        "maker": {
          "type": "string"
        },
        "more": {
          "description": "Changed fields that are not listed.",
          "type": "number"
        },
        "number": {
          "type": "number"
        },
        "proposedAt": {
          "type": "string"
        },
        "required": {
          "description": "Approvals besides the maker that it needs.",
          "type": "number"
        },
        "state": {
          "enum": [
            "effective",
            "pending",
            "rejected"
          ],
          "type": "string"
        },
        "subject": {
          "description": "Id of the stored row, as its PUT answered it.",
          "type": "string"
        },
        "validFrom": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "version": {
          "type": "string"
        },
        "whatIf": {
          "anyOf": [
            {
              "$ref": "#/components/schemas/WhatIfSummary"
            },
            {
              "type": "null"
            }
          ]
        }
      },
      "required": [
        "approvals",
        "changed",
        "code",
        "contentSha256",
        "effectiveFrom",
        "entity",
        "id",
        "kind",
        "maker",
        "more",
        "number",
        "proposedAt",
        "required",
        "state",
        "subject",
        "validFrom",
        "version",
        "whatIf"
      ],
      "type": "object"
    },
    "changesReject": {
      "$ref": "#/components/schemas/ChangeView"
    },
    "changesRule": {
      "additionalProperties": false,
      "properties": {
        "id": {
          "type": "string"
        }
      },
      "required": [
        "id"
      ],
      "type": "object"
    },
    "customersAccesses": {
      "items": {
        "$ref": "#/components/schemas/AccessView"
      },
      "type": "array"
    },
    "customersAlerts": {
      "$ref": "#/components/schemas/AlertPage"
    },
    "customersCustomer": {
      "$ref": "#/components/schemas/CustomerView"
    },
    "customersErase": {
      "additionalProperties": false,
      "properties": {
        "erasedAt": {
          "type": "number"
        }
      },
      "required": [
        "erasedAt"
      ],
      "type": "object"
    },
    "customersIdentity": {
      "$ref": "#/components/schemas/Identity"
    },
    "customersPut": {
      "additionalProperties": false,
      "properties": {
        "accounts": {
          "type": "number"
        },
        "customers": {
          "type": "number"
        },
        "identities": {
          "type": "number"
        }
      },
      "required": [
        "accounts",
        "customers",
        "identities"
      ],
      "type": "object"
    },
    "customersRotate": {
      "additionalProperties": false,
      "properties": {
        "keyId": {
          "type": "string"
        },
        "rewrapped": {
          "type": "number"
        }
      },
      "required": [
        "keyId",
        "rewrapped"
      ],
      "type": "object"
    },
    "deliveriesResend": null,
    "evidenceAdd": {
      "additionalProperties": false,
      "properties": {
        "bytes": {
          "type": "number"
        },
        "id": {
          "type": "string"
        },
        "sha256": {
          "type": "string"
        },
        "version": {
          "type": "number"
        }
      },
      "required": [
        "bytes",
        "id",
        "sha256",
        "version"
      ],
      "type": "object"
    },
    "explanationPut": {
      "$ref": "#/components/schemas/Explanations"
    },
    "explanationVersions": {
      "$ref": "#/components/schemas/Explanations"
    },
    "fiuDeskAssign": {
      "$ref": "#/components/schemas/FiuRequestView"
    },
    "fiuDeskDraft": {
      "$ref": "#/components/schemas/FiuRequestView"
    },
    "fiuDeskList": {
      "items": {
        "$ref": "#/components/schemas/FiuRequestView"
      },
      "type": "array"
    },
    "fiuDeskOne": {
      "$ref": "#/components/schemas/FiuRequestView"
    },
    "fiuDeskReceive": {
      "$ref": "#/components/schemas/FiuRequestView"
    },
    "fiuDeskRelease": {
      "$ref": "#/components/schemas/FiuRequestView"
    },
    "identityApprovalsApprove": {
      "$ref": "#/components/schemas/Decided"
    },
    "identityApprovalsApproveReset": {
      "$ref": "#/components/schemas/OpenedReset"
    },
    "identityApprovalsPendingResets": {
      "$ref": "#/components/schemas/ResetViewPage"
    },
    "identityApprovalsReject": {
      "$ref": "#/components/schemas/Decided"
    },
    "identityApprovalsRoleChanges": {
      "$ref": "#/components/schemas/RoleChangeViewPage"
    },
    "identityAuditEvents": {
      "$ref": "#/components/schemas/StoredIdentityEventPage"
    },
    "importsById": {
      "$ref": "#/components/schemas/ImportView"
    },
    "importsCancel": {
      "$ref": "#/components/schemas/ImportView"
    },
    "importsList": {
      "$ref": "#/components/schemas/ImportViewPage"
    },
    "importsReceive": {
      "$ref": "#/components/schemas/ImportView"
    },
    "intakeHistory": {
      "$ref": "#/components/schemas/IntakeReceipt"
    },
    "intakeTake": {
      "$ref": "#/components/schemas/IntakeReceipt"
    },
    "knownGoodApprove": {
      "$ref": "#/components/schemas/KnownGoodView"
    },
    "knownGoodList": {
      "items": {
        "$ref": "#/components/schemas/KnownGoodView"
      },
      "type": "array"
    },
    "knownGoodPropose": {
      "$ref": "#/components/schemas/KnownGoodView"
    },
    "knownGoodRefuse": {
      "$ref": "#/components/schemas/KnownGoodView"
    },
    "knownGoodRevoke": {
      "$ref": "#/components/schemas/KnownGoodView"
    },
    "oidcCallback": {
      "$ref": "#/components/schemas/Forward"
    },
    "oidcSignOut": {
      "additionalProperties": false,
      "properties": {
        "next": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        }
      },
      "required": [
        "next"
      ],
      "type": "object"
    },
    "oidcStart": {
      "$ref": "#/components/schemas/Forward"
    },
    "oidcStepUp": {
      "$ref": "#/components/schemas/Forward"
    },
    "provingCircuits": {
      "items": {
        "$ref": "#/components/schemas/CircuitView"
      },
      "type": "array"
    },
    "provingSwitchPause": {
      "$ref": "#/components/schemas/ProvingView"
    },
    "provingSwitchProving": {
      "$ref": "#/components/schemas/ProvingView"
    },
    "provingSwitchResume": {
      "$ref": "#/components/schemas/ProvingView"
    },
    "provingWorkers": {
      "items": {
        "$ref": "#/components/schemas/WorkerView"
      },
      "type": "array"
    },
    "quarantineDiscard": {
      "$ref": "#/components/schemas/DeadLetterView"
    },
    "quarantineList": {
      "$ref": "#/components/schemas/DeadLetterViewPage"
    },
    "quarantineResubmit": {
      "$ref": "#/components/schemas/ResubmitResult"
    },
    "recordsCheckpoint": {
      "additionalProperties": false,
      "properties": {
        "checkpoint": {
          "type": "string"
        }
      },
      "required": [
        "checkpoint"
      ],
      "type": "object"
    },
    "recordsProve": {
      "$ref": "#/components/schemas/ExpressView"
    },
    "recordsProveByKey": {
      "$ref": "#/components/schemas/ExpressView"
    },
    "recordsRotateKey": {
      "$ref": "#/components/schemas/LogKeyRotation"
    },
    "recoveryApprovalRequest": {
      "$ref": "#/components/schemas/RecoveryApproval"
    },
    "recoveryApprove": {
      "$ref": "#/components/schemas/BatchView"
    },
    "recoveryRecover": {
      "$ref": "#/components/schemas/LogRecoveryReport"
    },
    "referenceBank": {
      "$ref": "#/components/schemas/Done"
    },
    "referenceCalendar": {
      "additionalProperties": false,
      "properties": {
        "version": {
          "type": "number"
        }
      },
      "required": [
        "version"
      ],
      "type": "object"
    },
    "referenceCertificate": {
      "$ref": "#/components/schemas/Done"
    },
    "referenceCircuit": {
      "additionalProperties": false,
      "properties": {
        "id": {
          "type": "string"
        },
        "verifyingKeySha256": {
          "type": "string"
        }
      },
      "required": [
        "id",
        "verifyingKeySha256"
      ],
      "type": "object"
    },
    "referenceFeatureProgram": {
      "$ref": "#/components/schemas/Done"
    },
    "referenceFx": {
      "additionalProperties": false,
      "properties": {
        "date": {
          "type": "string"
        }
      },
      "required": [
        "date"
      ],
      "type": "object"
    },
    "referenceLines": {
      "$ref": "#/components/schemas/Done"
    },
    "referenceListsCountries": {
      "items": {
        "$ref": "#/components/schemas/Country"
      },
      "type": "array"
    },
    "referenceListsCurrencies": {
      "additionalProperties": false,
      "properties": {
        "iso": {
          "items": {
            "additionalProperties": false,
            "properties": {
              "code": {
                "type": "string"
              },
              "minorDigits": {
                "type": "number"
              },
              "numeric": {
                "type": "number"
              }
            },
            "required": [
              "code",
              "minorDigits",
              "numeric"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "versions": {
          "items": {
            "additionalProperties": false,
            "properties": {
              "actor": {
                "type": "string"
              },
              "document": {
                "additionalProperties": false,
                "properties": {
                  "currencies": {
                    "items": {
                      "additionalProperties": false,
                      "properties": {
                        "code": {
                          "type": "string"
                        },
                        "minorDigits": {
                          "type": "number"
                        },
                        "numeric": {
                          "type": "number"
                        }
                      },
                      "required": [
                        "code",
                        "minorDigits",
                        "numeric"
                      ],
                      "type": "object"
                    },
                    "type": "array"
                  },
                  "validFrom": {
                    "type": "string"
                  },
                  "version": {
                    "type": "string"
                  }
                },
                "required": [
                  "currencies",
                  "validFrom",
                  "version"
                ],
                "type": "object"
              },
              "sha256": {
                "type": "string"
              },
              "validFrom": {
                "type": "string"
              },
              "version": {
                "type": "string"
              }
            },
            "required": [
              "actor",
              "document",
              "sha256",
              "validFrom",
              "version"
            ],
            "type": "object"
          },
          "type": "array"
        }
      },
      "required": [
        "iso",
        "versions"
      ],
      "type": "object"
    },
    "referenceListsFx": {
      "items": {
        "additionalProperties": false,
        "properties": {
          "actor": {
            "type": "string"
          },
          "date": {
            "type": "string"
          },
          "digest": {
            "type": "string"
          },
          "document": {
            "additionalProperties": false,
            "properties": {
              "base": {
                "type": "string"
              },
              "date": {
                "type": "string"
              },
              "rates": {
                "items": {
                  "additionalProperties": false,
                  "properties": {
                    "currency": {
                      "type": "string"
                    },
                    "denominator": {
                      "type": "string"
                    },
                    "minorDigits": {
                      "type": "number"
                    },
                    "numerator": {
                      "type": "string"
                    }
                  },
                  "required": [
                    "currency",
                    "denominator",
                    "minorDigits",
                    "numerator"
                  ],
                  "type": "object"
                },
                "type": "array"
              },
              "version": {
                "type": "string"
              }
            },
            "required": [
              "base",
              "date",
              "rates",
              "version"
            ],
            "type": "object"
          }
        },
        "required": [
          "actor",
          "date",
          "digest",
          "document"
        ],
        "type": "object"
      },
      "type": "array"
    },
    "referenceListsMergeRules": {
      "items": {
        "additionalProperties": false,
        "properties": {
          "actor": {
            "type": "string"
          },
          "document": {
            "additionalProperties": false,
            "properties": {
              "rules": {
                "items": {
                  "additionalProperties": false,
                  "properties": {
                    "atMost": {
                      "type": "number"
                    },
                    "id": {
                      "type": "string"
                    },
                    "per": {
                      "enum": [
                        "account",
                        "customer"
                      ],
                      "type": "string"
                    }
                  },
                  "required": [
                    "atMost",
                    "id",
                    "per"
                  ],
                  "type": "object"
                },
                "type": "array"
              },
              "validFrom": {
                "type": "string"
              },
              "version": {
                "type": "number"
              }
            },
            "required": [
              "rules",
              "validFrom",
              "version"
            ],
            "type": "object"
          }
        },
        "required": [
          "actor",
          "document"
        ],
        "type": "object"
      },
      "type": "array"
    },
    "referenceListsPutCurrencies": {
      "$ref": "#/components/schemas/PutList"
    },
    "referenceListsPutMergeRules": {
      "additionalProperties": false,
      "properties": {
        "id": {
          "type": "string"
        }
      },
      "required": [
        "id"
      ],
      "type": "object"
    },
    "referenceListsPutRiskList": {
      "$ref": "#/components/schemas/PutList"
    },
    "referenceListsRiskLists": {
      "additionalProperties": false,
      "properties": {
        "example": {
          "$ref": "#/components/schemas/CountryRiskList"
        },
        "versions": {
          "items": {
            "additionalProperties": false,
            "properties": {
              "actor": {
                "type": "string"
              },
              "document": {
                "additionalProperties": false,
                "properties": {
                  "countries": {
                    "items": {
                      "additionalProperties": false,
                      "properties": {
                        "class": {
                          "enum": [
                            1,
                            2,
                            3
                          ]
                        },
                        "country": {
                          "type": "number"
                        }
                      },
                      "required": [
                        "class",
                        "country"
                      ],
                      "type": "object"
                    },
                    "type": "array"
                  },
                  "validFrom": {
                    "type": "string"
                  },
                  "version": {
                    "type": "string"
                  }
                },
                "required": [
                  "countries",
                  "validFrom",
                  "version"
                ],
                "type": "object"
              },
              "sha256": {
                "type": "string"
              },
              "validFrom": {
                "type": "string"
              },
              "version": {
                "type": "string"
              }
            },
            "required": [
              "actor",
              "document",
              "sha256",
              "validFrom",
              "version"
            ],
            "type": "object"
          },
          "type": "array"
        }
      },
      "required": [
        "example",
        "versions"
      ],
      "type": "object"
    },
    "referenceModel": {
      "additionalProperties": false,
      "properties": {
        "id": {
          "type": "string"
        },
        "modelDigest": {
          "type": "string"
        }
      },
      "required": [
        "id",
        "modelDigest"
      ],
      "type": "object"
    },
    "referencePolicy": {
      "$ref": "#/components/schemas/Done"
    },
    "releaseClockDays": {
      "$ref": "#/components/schemas/ClockView"
    },
    "samplingCommit": {
      "$ref": "#/components/schemas/SamplingView"
    },
    "samplingDraw": {
      "additionalProperties": false,
      "properties": {
        "drawn": {
          "type": "number"
        },
        "sampling": {
          "$ref": "#/components/schemas/SamplingView"
        }
      },
      "required": [
        "drawn",
        "sampling"
      ],
      "type": "object"
    },
    "samplingReview": {
      "$ref": "#/components/schemas/ReviewView"
    },
    "samplingReviews": {
      "items": {
        "$ref": "#/components/schemas/ReviewView"
      },
      "type": "array"
    },
    "samplingSamplings": {
      "items": {
        "$ref": "#/components/schemas/SamplingView"
      },
      "type": "array"
    },
    "scheduleRun": {
      "additionalProperties": false,
      "properties": {
        "runId": {
          "type": "string"
        }
      },
      "required": [
        "runId"
      ],
      "type": "object"
    },
    "scheduleSchedule": {
      "$ref": "#/components/schemas/ScheduleView"
    },
    "scoringChallengers": {
      "items": {
        "$ref": "#/components/schemas/ChallengerEntity"
      },
      "type": "array"
    },
    "scoringComparison": {
      "$ref": "#/components/schemas/Comparison"
    },
    "scoringLatency": {
      "$ref": "#/components/schemas/LatencyView"
    },
    "scoringLoaded": {
      "$ref": "#/components/schemas/LoadedView"
    },
    "scoringPut": {
      "$ref": "#/components/schemas/ChallengerEntity"
    },
    "searchSearch": {
      "additionalProperties": false,
      "properties": {
        "hits": {
          "items": {
            "$ref": "#/components/schemas/Hit"
          },
          "type": "array"
        }
      },
      "required": [
        "hits"
      ],
      "type": "object"
    },
    "usersCreate": {
      "$ref": "#/components/schemas/CreatedUser"
    },
    "usersDisable": {
      "$ref": "#/components/schemas/UserView"
    },
    "usersEnable": {
      "$ref": "#/components/schemas/UserView"
    },
    "usersEndSession": null,
    "usersEndSessions": null,
    "usersList": {
      "$ref": "#/components/schemas/UserViewPage"
    },
    "usersOne": {
      "$ref": "#/components/schemas/UserView"
    },
    "usersReset": {
      "$ref": "#/components/schemas/OpenedReset"
    },
    "usersRoles": {
      "additionalProperties": false,
      "properties": {
        "roleChange": {
          "type": "string"
        },
        "version": {
          "type": "number"
        }
      },
      "required": [
        "roleChange",
        "version"
      ],
      "type": "object"
    },
    "usersSessionsOf": {
      "additionalProperties": false,
      "properties": {
        "sessions": {
          "items": {
            "$ref": "#/components/schemas/SessionView"
          },
          "type": "array"
        }
      },
      "required": [
        "sessions"
      ],
      "type": "object"
    },
    "webhooksAdd": {
      "$ref": "#/components/schemas/WithSecret"
    },
    "webhooksDeliveries": {
      "$ref": "#/components/schemas/DeliveryViewPage"
    },
    "webhooksList": {
      "items": {
        "$ref": "#/components/schemas/WebhookView"
      },
      "type": "array"
    },
    "webhooksRemove": null,
    "webhooksRotate": {
      "$ref": "#/components/schemas/WithSecret"
    },
    "webhooksTest": {
      "additionalProperties": false,
      "properties": {
        "deliveryId": {
          "type": "string"
        }
      },
      "required": [
        "deliveryId"
      ],
      "type": "object"
    },
    "whatIfAsk": {
      "$ref": "#/components/schemas/WhatIfView"
    },
    "whatIfCancel": {
      "$ref": "#/components/schemas/WhatIfView"
    },
    "whatIfOne": {
      "$ref": "#/components/schemas/WhatIfView"
    }
  },
  "schemas": {
    "AccessView": {
      "additionalProperties": false,
      "properties": {
        "action": {
          "enum": [
            "erased",
            "found",
            "read"
          ],
          "type": "string"
        },
        "actor": {
          "type": "string"
        },
        "at": {
          "description": "Epoch seconds.",
          "type": "number"
        },
        "purpose": {
          "type": "string"
        }
      },
      "required": [
        "action",
        "actor",
        "at",
        "purpose"
      ],
      "type": "object"
    },
    "AccountId": {
      "additionalProperties": false,
      "properties": {
        "account": {
          "type": "string"
        },
        "bank": {
          "type": "string"
        }
      },
      "required": [
        "account",
        "bank"
      ],
      "type": "object"
    },
    "AccountView": {
      "additionalProperties": false,
      "properties": {
        "account": {
          "type": "string"
        },
        "alerts": {
          "additionalProperties": false,
          "properties": {
            "closed": {
              "type": "number"
            },
            "merged": {
              "type": "number"
            },
            "open": {
              "description": "By the cases they are in: both together are all. One that is in no case yet is open.",
              "type": "number"
            },
            "raised": {
              "description": "As each came: both together are all.",
              "type": "number"
            }
          },
          "required": [
            "closed",
            "merged",
            "open",
            "raised"
          ],
          "type": "object"
        },
        "bank": {
          "type": "string"
        },
        "caseCounts": {
          "additionalProperties": false,
          "properties": {
            "closed": {
              "type": "number"
            },
            "open": {
              "type": "number"
            }
          },
          "required": [
            "closed",
            "open"
          ],
          "type": "object"
        },
        "complete": {
          "description": "False: there are older postings, which were not looked at.",
          "type": "boolean"
        },
        "counterparties": {
          "description": "Those with whom most money moved.",
          "items": {
            "$ref": "#/components/schemas/CounterpartyView"
          },
          "type": "array"
        },
        "customerId": {
          "type": "string"
        },
        "links": {
          "additionalProperties": false,
          "description": "Where they are listed.",
          "properties": {
            "alerts": {
              "type": "string"
            },
            "cases": {
              "type": "string"
            }
          },
          "required": [
            "alerts",
            "cases"
          ],
          "type": "object"
        },
        "months": {
          "description": "Newest first.",
          "items": {
            "$ref": "#/components/schemas/MonthView"
          },
          "type": "array"
        },
        "postings": {
          "type": "number"
        },
        "riskFacts": {
          "description": "Postings of a kind that matters, where there are any.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "code": {
                "enum": [
                  "cash",
                  "cross-currency",
                  "high-risk-country",
                  "raised-risk-country",
                  "reversal"
                ],
                "type": "string"
              },
              "postings": {
                "type": "number"
              }
            },
            "required": [
              "code",
              "postings"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "window": {
          "items": {
            "$ref": "#/components/schemas/WindowLine"
          },
          "type": "array"
        }
      },
      "required": [
        "account",
        "alerts",
        "bank",
        "caseCounts",
        "complete",
        "counterparties",
        "customerId",
        "links",
        "months",
        "postings",
        "riskFacts",
        "window"
      ],
      "type": "object"
    },
    "AlertExplanation": {
      "additionalProperties": false,
      "properties": {
        "baseline": {
          "additionalProperties": false,
          "description": "Version of the baseline, and of how many records it is the medians.",
          "properties": {
            "records": {
              "type": "number"
            },
            "version": {
              "type": "number"
            }
          },
          "required": [
            "records",
            "version"
          ],
          "type": "object"
        },
        "baselineScore": {
          "type": "number"
        },
        "modelVersion": {
          "type": "string"
        },
        "note": {
          "type": "string"
        },
        "reasons": {
          "description": "By size of the change, the largest first; only those that raise the score.",
          "items": {
            "$ref": "#/components/schemas/Reason"
          },
          "type": "array"
        },
        "score": {
          "type": "number"
        },
        "shap": {
          "anyOf": [
            {
              "items": {
                "$ref": "#/components/schemas/Contribution"
              },
              "type": "array"
            },
            {
              "type": "null"
            }
          ],
          "description": "They add up to `score - baselineScore`. Null where the model is no sum of trees."
        }
      },
      "required": [
        "baseline",
        "baselineScore",
        "modelVersion",
        "note",
        "reasons",
        "score",
        "shap"
      ],
      "type": "object"
    },
    "AlertInsight": {
      "additionalProperties": false,
      "properties": {
        "businessDate": {
          "type": "string"
        },
        "caseId": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Null until the alert is in a case."
        },
        "caseState": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "enum": [
                "assigned",
                "closed",
                "in-progress",
                "open",
                "pending-close",
                "pending-reopen",
                "waiting"
              ],
              "type": "string"
            }
          ]
        },
        "disposition": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "enum": [
                "explained",
                "false-positive",
                "inconclusive",
                "suspicious-not-reported",
                "suspicious-reported"
              ],
              "type": "string"
            }
          ],
          "description": "Of a closed case: it covers each alert that is in it, merged ones too."
        },
        "events": {
          "items": {
            "additionalProperties": false,
            "properties": {
              "actor": {
                "type": "string"
              },
              "at": {
                "type": "number"
              },
              "kind": {
                "type": "string"
              }
            },
            "required": [
              "actor",
              "at",
              "kind"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "featureProgram": {
          "type": "string"
        },
        "features": {
          "items": {
            "additionalProperties": false,
            "properties": {
              "meaning": {
                "type": "string"
              },
              "name": {
                "type": "string"
              },
              "value": {
                "type": "number"
              }
            },
            "required": [
              "meaning",
              "name",
              "value"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "id": {
          "type": "string"
        },
        "mergeRule": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "mergeRulesVersion": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ]
        },
        "mergeTakenBack": {
          "type": "boolean"
        },
        "merged": {
          "description": "Alerts that are told of with this one.",
          "items": {
            "$ref": "#/components/schemas/MergedAlert"
          },
          "type": "array"
        },
        "mergedInto": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "The raised alert it is told of with, by which rule of which version, and whether somebody took that back."
        },
        "modelVersion": {
          "type": "string"
        },
        "policyVersion": {
          "type": "number"
        },
        "priority": {
          "$ref": "#/components/schemas/Priority"
        },
        "proof": {
          "$ref": "#/components/schemas/ProofState"
        },
        "raisedAt": {
          "type": "number"
        },
        "reasons": {
          "description": "`score`, and `rule:<id>` of each rule that held.",
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "recordId": {
          "type": "string"
        },
        "score": {
          "type": "number"
        },
        "segment": {
          "type": "number"
        },
        "sequence": {
          "type": "number"
        },
        "state": {
          "enum": [
            "merged",
            "raised"
          ],
          "type": "string"
        },
        "typologies": {
          "items": {
            "$ref": "#/components/schemas/TypologyHint"
          },
          "type": "array"
        }
      },
      "required": [
        "businessDate",
        "caseId",
        "caseState",
        "disposition",
        "events",
        "featureProgram",
        "features",
        "id",
        "mergeRule",
        "mergeRulesVersion",
        "mergeTakenBack",
        "merged",
        "mergedInto",
        "modelVersion",
        "policyVersion",
        "priority",
        "proof",
        "raisedAt",
        "reasons",
        "recordId",
        "score",
        "segment",
        "sequence",
        "state",
        "typologies"
      ],
      "type": "object"
    },
    "AlertPage": {
      "additionalProperties": false,
      "properties": {
        "alerts": {
          "items": {
            "$ref": "#/components/schemas/AlertView"
          },
          "type": "array"
        },
        "cursor": {
          "description": "Asks for the next page; absent on the last one.",
          "type": "string"
        }
      },
      "required": [
        "alerts"
      ],
      "type": "object"
    },
    "AlertView": {
      "additionalProperties": false,
      "properties": {
        "businessDate": {
          "type": "string"
        },
        "caseId": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Null until the alert is in a case."
        },
        "caseState": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "enum": [
                "assigned",
                "closed",
                "in-progress",
                "open",
                "pending-close",
                "pending-reopen",
                "waiting"
              ],
              "type": "string"
            }
          ]
        },
        "disposition": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "enum": [
                "explained",
                "false-positive",
                "inconclusive",
                "suspicious-not-reported",
                "suspicious-reported"
              ],
              "type": "string"
            }
          ],
          "description": "Of a closed case: it covers each alert that is in it, merged ones too."
        },
        "id": {
          "type": "string"
        },
        "mergeRule": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "mergeRulesVersion": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ]
        },
        "mergeTakenBack": {
          "type": "boolean"
        },
        "merged": {
          "description": "How many alerts are told of with this one.",
          "type": "number"
        },
        "mergedInto": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "The raised alert it is told of with, by which rule of which version, and whether somebody took that back."
        },
        "reasons": {
          "description": "`score`, and `rule:<id>` of each rule that held.",
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "score": {
          "type": "number"
        },
        "segment": {
          "type": "number"
        },
        "sequence": {
          "type": "number"
        },
        "state": {
          "enum": [
            "merged",
            "raised"
          ],
          "type": "string"
        }
      },
      "required": [
        "businessDate",
        "caseId",
        "caseState",
        "disposition",
        "id",
        "mergeRule",
        "mergeRulesVersion",
        "mergeTakenBack",
        "merged",
        "mergedInto",
        "reasons",
        "score",
        "segment",
        "sequence",
        "state"
      ],
      "type": "object"
    },
    "ApprovalView": {
      "additionalProperties": false,
      "properties": {
        "actor": {
          "type": "string"
        },
        "at": {
          "description": "Epoch seconds.",
          "type": "number"
        },
        "decision": {
          "enum": [
            "approved",
            "rejected"
          ],
          "type": "string"
        },
        "note": {
          "type": "string"
        }
      },
      "required": [
        "actor",
        "at",
        "decision",
        "note"
      ],
      "type": "object"
    },
    "AttestationRequest": {
      "additionalProperties": false,
      "properties": {
        "bankId": {
          "type": "string"
        },
        "batchIndex": {
          "type": "number"
        },
        "batchKind": {
          "enum": [
            "correction",
            "empty",
            "late",
            "normal",
            "recovery"
          ],
          "type": "string"
        },
        "businessDate": {
          "type": "string"
        },
        "quarantined": {
          "description": "Postings of the date that could not be scored yet.",
          "items": {
            "$ref": "#/components/schemas/PostingKey"
          },
          "type": "array"
        },
        "records": {
          "description": "`sequence` counts from 0 within the batch.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "externalId": {
                "type": "string"
              },
              "salt": {
                "type": "string"
              },
              "sequence": {
                "type": "number"
              },
              "side": {
                "enum": [
                  "credit",
                  "debit"
                ],
                "type": "string"
              },
              "source": {
                "type": "string"
              }
            },
            "required": [
              "externalId",
              "salt",
              "sequence",
              "side",
              "source"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "slots": {
          "type": "number"
        }
      },
      "required": [
        "bankId",
        "batchIndex",
        "batchKind",
        "businessDate",
        "quarantined",
        "records",
        "slots"
      ],
      "type": "object"
    },
    "BatchView": {
      "additionalProperties": false,
      "properties": {
        "alerts": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "additionalProperties": false,
              "properties": {
                "merged": {
                  "type": "number"
                },
                "raised": {
                  "type": "number"
                }
              },
              "required": [
                "merged",
                "raised"
              ],
              "type": "object"
            }
          ]
        },
        "approvals": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ]
        },
        "batchIndex": {
          "type": "number"
        },
        "businessDate": {
          "type": "string"
        },
        "chunks": {
          "type": "number"
        },
        "closeHash": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "cosigned": {
          "type": "boolean"
        },
        "eta": {
          "additionalProperties": false,
          "properties": {
            "finishesAt": {
              "anyOf": [
                {
                  "type": "null"
                },
                {
                  "type": "number"
                }
              ]
            },
            "provers": {
              "type": "number"
            },
            "reason": {
              "anyOf": [
                {
                  "type": "null"
                },
                {
                  "enum": [
                    "FAILED",
                    "NOT_CLOSED",
                    "NOT_MEASURED",
                    "NO_PROVER",
                    "PAUSED",
                    "PROVEN"
                  ],
                  "type": "string"
                }
              ]
            },
            "remaining": {
              "additionalProperties": false,
              "properties": {
                "model": {
                  "type": "number"
                },
                "record": {
                  "type": "number"
                }
              },
              "required": [
                "model",
                "record"
              ],
              "type": "object"
            },
            "secondsPerProof": {
              "additionalProperties": false,
              "properties": {
                "model": {
                  "anyOf": [
                    {
                      "type": "null"
                    },
                    {
                      "type": "number"
                    }
                  ]
                },
                "record": {
                  "anyOf": [
                    {
                      "type": "null"
                    },
                    {
                      "type": "number"
                    }
                  ]
                }
              },
              "required": [
                "model",
                "record"
              ],
              "type": "object"
            }
          },
          "required": [
            "finishesAt",
            "provers",
            "reason",
            "remaining",
            "secondsPerProof"
          ],
          "type": "object"
        },
        "failureCode": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "headerHash": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "id": {
          "type": "string"
        },
        "kind": {
          "enum": [
            "correction",
            "empty",
            "late",
            "normal",
            "recovery"
          ],
          "type": "string"
        },
        "lost": {
          "type": "boolean"
        },
        "preflight": {
          "anyOf": [
            {
              "items": {
                "additionalProperties": false,
                "properties": {
                  "claim": {
                    "enum": [
                      "alerts",
                      "coverage",
                      "features",
                      "history",
                      "model",
                      "records",
                      "setup",
                      "windows"
                    ],
                    "type": "string"
                  },
                  "code": {
                    "type": "string"
                  },
                  "sentence": {
                    "type": "string"
                  },
                  "status": {
                    "enum": [
                      "not shown",
                      "refused",
                      "shown"
                    ],
                    "type": "string"
                  }
                },
                "required": [
                  "claim",
                  "code",
                  "sentence",
                  "status"
                ],
                "type": "object"
              },
              "type": "array"
            },
            {
              "type": "null"
            }
          ]
        },
        "preflightNotes": {
          "items": {
            "anyOf": [
              {
                "additionalProperties": false,
                "properties": {
                  "code": {
                    "const": "DAY_RESEMBLES_ANOTHER"
                  },
                  "count": {
                    "type": "number"
                  },
                  "date": {
                    "type": "string"
                  },
                  "percent": {
                    "type": "number"
                  }
                },
                "required": [
                  "code",
                  "count",
                  "date",
                  "percent"
                ],
                "type": "object"
              },
              {
                "additionalProperties": false,
                "properties": {
                  "code": {
                    "const": "LINE_SILENT"
                  },
                  "line": {
                    "type": "string"
                  }
                },
                "required": [
                  "code",
                  "line"
                ],
                "type": "object"
              },
              {
                "additionalProperties": false,
                "properties": {
                  "code": {
                    "const": "VOLUME_UNUSUAL"
                  },
                  "count": {
                    "type": "number"
                  },
                  "days": {
                    "type": "number"
                  },
                  "median": {
                    "type": "number"
                  }
                },
                "required": [
                  "code",
                  "count",
                  "days",
                  "median"
                ],
                "type": "object"
              }
            ]
          },
          "type": "array"
        },
        "proveMilliseconds": {
          "type": "number"
        },
        "proven": {
          "additionalProperties": false,
          "properties": {
            "model": {
              "type": "number"
            },
            "record": {
              "type": "number"
            }
          },
          "required": [
            "model",
            "record"
          ],
          "type": "object"
        },
        "receipt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "additionalProperties": false,
              "properties": {
                "document": {
                  "additionalProperties": false,
                  "properties": {
                    "bankId": {
                      "type": "string"
                    },
                    "bundleSha256": {
                      "type": "string"
                    },
                    "kind": {
                      "const": "receipt"
                    },
                    "receivedAt": {
                      "type": "string"
                    }
                  },
                  "required": [
                    "bankId",
                    "bundleSha256",
                    "kind",
                    "receivedAt"
                  ],
                  "type": "object"
                },
                "publicKey": {
                  "type": "string"
                },
                "signature": {
                  "type": "string"
                }
              },
              "required": [
                "document",
                "publicKey",
                "signature"
              ],
              "type": "object"
            }
          ]
        },
        "records": {
          "type": "number"
        },
        "rescoreDifferences": {
          "type": "number"
        },
        "rules": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "additionalProperties": {
                "type": "number"
              },
              "type": "object"
            }
          ]
        },
        "slots": {
          "type": "number"
        },
        "state": {
          "enum": [
            "anchored",
            "closed",
            "failed",
            "judged",
            "open",
            "proven",
            "proving",
            "published",
            "sealed",
            "sealing"
          ],
          "type": "string"
        },
        "timings": {
          "additionalProperties": false,
          "properties": {
            "anchoredAt": {
              "type": "number"
            },
            "closedAt": {
              "type": "number"
            },
            "judgedAt": {
              "type": "number"
            },
            "openedAt": {
              "type": "number"
            },
            "provenAt": {
              "type": "number"
            },
            "publishedAt": {
              "type": "number"
            },
            "sealedAt": {
              "type": "number"
            },
            "sealingAt": {
              "type": "number"
            }
          },
          "type": "object"
        },
        "verdict": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "additionalProperties": false,
              "properties": {
                "bankId": {
                  "type": "string"
                },
                "batchIndex": {
                  "type": "number"
                },
                "batchKind": {
                  "enum": [
                    "correction",
                    "empty",
                    "late",
                    "normal",
                    "recovery"
                  ],
                  "type": "string"
                },
                "businessDate": {
                  "type": "string"
                },
                "claims": {
                  "items": {
                    "additionalProperties": false,
                    "properties": {
                      "claim": {
                        "enum": [
                          "alerts",
                          "coverage",
                          "features",
                          "history",
                          "model",
                          "records",
                          "setup",
                          "windows"
                        ],
                        "type": "string"
                      },
                      "code": {
                        "type": "string"
                      },
                      "sentence": {
                        "type": "string"
                      },
                      "status": {
                        "enum": [
                          "not shown",
                          "refused",
                          "shown"
                        ],
                        "type": "string"
                      }
                    },
                    "required": [
                      "claim",
                      "code",
                      "sentence",
                      "status"
                    ],
                    "type": "object"
                  },
                  "type": "array"
                },
                "headerHash": {
                  "type": "string"
                },
                "judgedAt": {
                  "type": "string"
                },
                "kind": {
                  "const": "verdict"
                },
                "sandbox": {
                  "type": "boolean"
                },
                "summary": {
                  "enum": [
                    "not shown",
                    "refused",
                    "shown"
                  ],
                  "type": "string"
                }
              },
              "required": [
                "bankId",
                "batchIndex",
                "batchKind",
                "businessDate",
                "claims",
                "headerHash",
                "judgedAt",
                "kind",
                "sandbox",
                "summary"
              ],
              "type": "object"
            }
          ]
        }
      },
      "required": [
        "alerts",
        "approvals",
        "batchIndex",
        "businessDate",
        "chunks",
        "closeHash",
        "cosigned",
        "eta",
        "failureCode",
        "headerHash",
        "id",
        "kind",
        "lost",
        "preflight",
        "preflightNotes",
        "proveMilliseconds",
        "proven",
        "receipt",
        "records",
        "rescoreDifferences",
        "rules",
        "slots",
        "state",
        "timings",
        "verdict"
      ],
      "type": "object"
    },
    "CalendarRun": {
      "additionalProperties": false,
      "properties": {
        "at": {
          "type": "number"
        },
        "date": {
          "type": "string"
        }
      },
      "required": [
        "at",
        "date"
      ],
      "type": "object"
    },
    "CaseDetail": {
      "additionalProperties": false,
      "properties": {
        "alerts": {
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "history": {
          "items": {
            "$ref": "#/components/schemas/HistoryStep"
          },
          "type": "array"
        },
        "merged": {
          "description": "Which of them were merged into another, and whether that was taken back.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "alert": {
                "type": "string"
              },
              "into": {
                "type": "string"
              },
              "takenBack": {
                "type": "boolean"
              }
            },
            "required": [
              "alert",
              "into",
              "takenBack"
            ],
            "type": "object"
          },
          "type": "array"
        }
      },
      "required": [
        "alerts",
        "history",
        "merged"
      ],
      "type": "object"
    },
    "CasePage": {
      "additionalProperties": false,
      "properties": {
        "cases": {
          "items": {
            "$ref": "#/components/schemas/CaseView"
          },
          "type": "array"
        },
        "cursor": {
          "description": "Where the next page goes on; absent on the last one.",
          "type": "string"
        }
      },
      "required": [
        "cases"
      ],
      "type": "object"
    },
    "CaseView": {
      "additionalProperties": false,
      "properties": {
        "assignee": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "closedAt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ]
        },
        "disposition": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "enum": [
                "explained",
                "false-positive",
                "inconclusive",
                "suspicious-not-reported",
                "suspicious-reported"
              ],
              "type": "string"
            }
          ]
        },
        "id": {
          "type": "string"
        },
        "level": {
          "enum": [
            "analyst",
            "mlro",
            "senior"
          ],
          "type": "string"
        },
        "openedAt": {
          "type": "number"
        },
        "priority": {
          "description": "1 is urgent, 4 low.",
          "type": "number"
        },
        "proposal": {
          "anyOf": [
            {
              "$ref": "#/components/schemas/Proposal"
            },
            {
              "type": "null"
            }
          ]
        },
        "reason": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "sla": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "additionalProperties": false,
              "properties": {
                "dueAt": {
                  "anyOf": [
                    {
                      "type": "null"
                    },
                    {
                      "type": "number"
                    }
                  ]
                },
                "remainingSeconds": {
                  "type": "number"
                },
                "state": {
                  "enum": [
                    "amber",
                    "green",
                    "paused",
                    "red"
                  ],
                  "type": "string"
                },
                "text": {
                  "type": "string"
                }
              },
              "required": [
                "dueAt",
                "remainingSeconds",
                "state",
                "text"
              ],
              "type": "object"
            }
          ]
        },
        "snoozedUntil": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ],
          "description": "Times are epoch seconds."
        },
        "state": {
          "enum": [
            "assigned",
            "closed",
            "in-progress",
            "open",
            "pending-close",
            "pending-reopen",
            "waiting"
          ],
          "type": "string"
        },
        "suggestion": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "additionalProperties": false,
              "properties": {
                "decision": {
                  "type": "string"
                },
                "disposition": {
                  "enum": [
                    "explained",
                    "false-positive",
                    "inconclusive",
                    "suspicious-not-reported",
                    "suspicious-reported"
                  ],
                  "type": "string"
                }
              },
              "required": [
                "decision",
                "disposition"
              ],
              "type": "object"
            }
          ],
          "description": "What a known-good decision proposes; a person decides."
        },
        "version": {
          "description": "Sent back as `If-Match` with a change.",
          "type": "number"
        }
      },
      "required": [
        "assignee",
        "closedAt",
        "disposition",
        "id",
        "level",
        "openedAt",
        "priority",
        "proposal",
        "reason",
        "sla",
        "snoozedUntil",
        "state",
        "suggestion",
        "version"
      ],
      "type": "object"
    },
    "ChallengerEntity": {
      "additionalProperties": false,
      "properties": {
        "actor": {
          "type": "string"
        },
        "id": {
          "type": "string"
        },
        "modelVersion": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Null: the model that scored the record."
        },
        "policyVersion": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ],
          "description": "Null: the policy that decided."
        },
        "validFrom": {
          "type": "string"
        },
        "version": {
          "type": "number"
        }
      },
      "required": [
        "actor",
        "id",
        "modelVersion",
        "policyVersion",
        "validFrom",
        "version"
      ],
      "type": "object"
    },
    "ChangeView": {
      "additionalProperties": false,
      "properties": {
        "approvals": {
          "items": {
            "$ref": "#/components/schemas/ApprovalView"
          },
          "type": "array"
        },
        "changed": {
          "description": "Against the version in force before it, of a decided change as well.",
          "items": {
            "$ref": "#/components/schemas/FieldChange"
          },
          "type": "array"
        },
        "code": {
          "description": "EFFECTIVE_LATER: days from its first day on had records when the last approval came, so it holds from a later day.",
          "enum": [
            "EFFECTIVE",
            "EFFECTIVE_LATER",
            "PENDING",
            "REJECTED"
          ],
          "type": "string"
        },
        "contentSha256": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "What an approval must name; null of what was there before approvals were kept."
        },
        "effectiveFrom": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "entity": {
          "type": "string"
        },
        "id": {
          "type": "string"
        },
        "kind": {
          "type": "string"
        },
        "maker": {
          "type": "string"
        },
        "more": {
          "description": "Changed fields that are not listed.",
          "type": "number"
        },
        "number": {
          "type": "number"
        },
        "proposedAt": {
          "type": "string"
        },
        "required": {
          "description": "Approvals besides the maker that it needs.",
          "type": "number"
        },
        "state": {
          "enum": [
            "effective",
            "pending",
            "rejected"
          ],
          "type": "string"
        },
        "subject": {
          "description": "Id of the stored row, as its PUT answered it.",
          "type": "string"
        },
        "validFrom": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "version": {
          "type": "string"
        }
      },
      "required": [
        "approvals",
        "changed",
        "code",
        "contentSha256",
        "effectiveFrom",
        "entity",
        "id",
        "kind",
        "maker",
        "more",
        "number",
        "proposedAt",
        "required",
        "state",
        "subject",
        "validFrom",
        "version"
      ],
      "type": "object"
    },
    "CircuitView": {
      "additionalProperties": false,
      "properties": {
        "circuit": {
          "description": "`name@semver`.",
          "type": "string"
        },
        "r1csSha256": {
          "type": "string"
        },
        "role": {
          "enum": [
            "model",
            "record"
          ],
          "type": "string"
        },
        "slots": {
          "type": "number"
        },
        "verifyingKeySha256": {
          "type": "string"
        },
        "wasmSha256": {
          "type": "string"
        },
        "zkeySha256": {
          "type": "string"
        }
      },
      "required": [
        "circuit",
        "r1csSha256",
        "role",
        "slots",
        "verifyingKeySha256",
        "wasmSha256",
        "zkeySha256"
      ],
      "type": "object"
    },
    "Comparison": {
      "additionalProperties": false,
      "properties": {
        "decisions": {
          "additionalProperties": false,
          "description": "Champion, then challenger.",
          "properties": {
            "bothAlert": {
              "type": "number"
            },
            "neither": {
              "type": "number"
            },
            "onlyChallenger": {
              "type": "number"
            },
            "onlyChampion": {
              "type": "number"
            }
          },
          "required": [
            "bothAlert",
            "neither",
            "onlyChallenger",
            "onlyChampion"
          ],
          "type": "object"
        },
        "differences": {
          "description": "Records by the difference of scores, from each bin's lower end up to the next one's. Only 0 itself stands between 0 and 1.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "from": {
                "anyOf": [
                  {
                    "type": "null"
                  },
                  {
                    "type": "number"
                  }
                ]
              },
              "records": {
                "type": "number"
              }
            },
            "required": [
              "from",
              "records"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "records": {
          "description": "Records that the challenger has to say something about.",
          "type": "number"
        },
        "sample": {
          "additionalProperties": false,
          "description": "To be looked at by people: at most 20 of each, spread evenly over all of them and the same each time.",
          "properties": {
            "aboveLine": {
              "description": "Alerts of the challenger that the champion did not raise.",
              "items": {
                "type": "string"
              },
              "type": "array"
            },
            "belowLine": {
              "description": "Alerts of the champion that the challenger would not raise.",
              "items": {
                "type": "string"
              },
              "type": "array"
            }
          },
          "required": [
            "aboveLine",
            "belowLine"
          ],
          "type": "object"
        },
        "unscored": {
          "description": "Those whose score is still to come, or whose features the challenger's model can't read.",
          "type": "number"
        }
      },
      "required": [
        "decisions",
        "differences",
        "records",
        "sample",
        "unscored"
      ],
      "type": "object"
    },
    "Contribution": {
      "additionalProperties": false,
      "properties": {
        "denominator": {
          "type": "string"
        },
        "feature": {
          "type": "string"
        },
        "numerator": {
          "type": "string"
        },
        "rounded": {
          "type": "number"
        }
      },
      "required": [
        "denominator",
        "feature",
        "numerator",
        "rounded"
      ],
      "type": "object"
    },
    "CounterpartyView": {
      "additionalProperties": false,
      "properties": {
        "account": {
          "type": "string"
        },
        "amount": {
          "description": "Minor units of the base currency, both directions.",
          "type": "string"
        },
        "bank": {
          "type": "string"
        },
        "country": {
          "description": "ISO 3166-1 numeric, 0 unknown.",
          "type": "number"
        },
        "postings": {
          "type": "number"
        }
      },
      "required": [
        "account",
        "amount",
        "bank",
        "country",
        "postings"
      ],
      "type": "object"
    },
    "Country": {
      "additionalProperties": false,
      "properties": {
        "alpha2": {
          "description": "Two letters.",
          "type": "string"
        },
        "numeric": {
          "description": "As it stands in a posting.",
          "type": "number"
        }
      },
      "required": [
        "alpha2",
        "numeric"
      ],
      "type": "object"
    },
    "CountryRiskList": {
      "additionalProperties": false,
      "properties": {
        "classes": {
          "additionalProperties": {
            "enum": [
              1,
              2,
              3
            ]
          },
          "description": "ISO 3166-1 numeric → 1 (raised), 2 (high) or 3 (call for action). What is not listed is 0, unknown countries too.",
          "type": "object"
        },
        "version": {
          "type": "string"
        }
      },
      "required": [
        "classes",
        "version"
      ],
      "type": "object"
    },
    "Counts": {
      "additionalProperties": false,
      "properties": {
        "added": {
          "description": "Alerts that only the draft raises, and that it no longer raises.",
          "type": "number"
        },
        "alerts": {
          "description": "Under the draft, and as it was.",
          "type": "number"
        },
        "alertsThen": {
          "type": "number"
        },
        "belowLine": {
          "description": "No alert under the draft, but at or above its below-line.",
          "type": "number"
        },
        "dropped": {
          "type": "number"
        },
        "records": {
          "type": "number"
        }
      },
      "required": [
        "added",
        "alerts",
        "alertsThen",
        "belowLine",
        "dropped",
        "records"
      ],
      "type": "object"
    },
    "CreatedUser": {
      "additionalProperties": false,
      "properties": {
        "reset": {
          "$ref": "#/components/schemas/OpenedReset"
        },
        "roleChange": {
          "description": "Waits for somebody else.",
          "type": "string"
        },
        "user": {
          "$ref": "#/components/schemas/UserView"
        }
      },
      "required": [
        "reset",
        "roleChange",
        "user"
      ],
      "type": "object"
    },
    "CustomerView": {
      "additionalProperties": false,
      "properties": {
        "accounts": {
          "items": {
            "$ref": "#/components/schemas/AccountId"
          },
          "type": "array"
        },
        "alerts": {
          "additionalProperties": false,
          "properties": {
            "closed": {
              "type": "number"
            },
            "merged": {
              "type": "number"
            },
            "open": {
              "description": "By the cases they are in: both together are all. One that is in no case yet is open.",
              "type": "number"
            },
            "raised": {
              "description": "As each came: both together are all.",
              "type": "number"
            }
          },
          "required": [
            "closed",
            "merged",
            "open",
            "raised"
          ],
          "type": "object"
        },
        "caseCounts": {
          "additionalProperties": false,
          "properties": {
            "closed": {
              "type": "number"
            },
            "open": {
              "type": "number"
            }
          },
          "required": [
            "closed",
            "open"
          ],
          "type": "object"
        },
        "cases": {
          "description": "Over all accounts, newest first.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "alerts": {
                "type": "number"
              },
              "disposition": {
                "anyOf": [
                  {
                    "type": "null"
                  },
                  {
                    "type": "string"
                  }
                ]
              },
              "id": {
                "type": "string"
              },
              "openedAt": {
                "type": "number"
              },
              "state": {
                "type": "string"
              }
            },
            "required": [
              "alerts",
              "disposition",
              "id",
              "openedAt",
              "state"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "complete": {
          "description": "False: there are older postings, which were not looked at.",
          "type": "boolean"
        },
        "customerId": {
          "type": "string"
        },
        "history": {
          "description": "Oldest first; the last one holds.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "actor": {
                "type": "string"
              },
              "at": {
                "type": "string"
              },
              "riskClass": {
                "type": "number"
              },
              "segment": {
                "type": "number"
              }
            },
            "required": [
              "actor",
              "at",
              "riskClass",
              "segment"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "identity": {
          "enum": [
            "erased",
            "none",
            "stored"
          ],
          "type": "string"
        },
        "links": {
          "additionalProperties": false,
          "description": "Where they are listed.",
          "properties": {
            "alerts": {
              "type": "string"
            },
            "cases": {
              "type": "string"
            }
          },
          "required": [
            "alerts",
            "cases"
          ],
          "type": "object"
        },
        "months": {
          "description": "Newest first.",
          "items": {
            "$ref": "#/components/schemas/MonthView"
          },
          "type": "array"
        },
        "postings": {
          "type": "number"
        },
        "riskClass": {
          "type": "number"
        },
        "riskFacts": {
          "description": "Postings of a kind that matters, where there are any.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "code": {
                "enum": [
                  "cash",
                  "cross-currency",
                  "high-risk-country",
                  "raised-risk-country",
                  "reversal"
                ],
                "type": "string"
              },
              "postings": {
                "type": "number"
              }
            },
            "required": [
              "code",
              "postings"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "segment": {
          "type": "number"
        }
      },
      "required": [
        "accounts",
        "alerts",
        "caseCounts",
        "cases",
        "complete",
        "customerId",
        "history",
        "identity",
        "links",
        "months",
        "postings",
        "riskClass",
        "riskFacts",
        "segment"
      ],
      "type": "object"
    },
    "DayFailure": {
      "additionalProperties": false,
      "properties": {
        "businessDate": {
          "type": "string"
        },
        "code": {
          "type": "string"
        }
      },
      "required": [
        "businessDate",
        "code"
      ],
      "type": "object"
    },
    "Decided": {
      "additionalProperties": false,
      "properties": {
        "decision": {
          "enum": [
            "approved",
            "rejected"
          ],
          "type": "string"
        },
        "id": {
          "type": "string"
        },
        "userId": {
          "type": "string"
        }
      },
      "required": [
        "decision",
        "id",
        "userId"
      ],
      "type": "object"
    },
    "DeliveryView": {
      "additionalProperties": false,
      "properties": {
        "attempts": {
          "type": "number"
        },
        "createdAt": {
          "format": "date-time",
          "type": "string"
        },
        "deliveredAt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "format": "date-time",
              "type": "string"
            }
          ]
        },
        "event": {
          "type": "string"
        },
        "id": {
          "description": "What the receiver was sent as `webhook-id`.",
          "type": "string"
        },
        "lastOutcome": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Of the last attempt: HTTP_<status>, or the code of what was in the way."
        },
        "nextAttemptAt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "format": "date-time",
              "type": "string"
            }
          ],
          "description": "Null where none comes."
        },
        "state": {
          "enum": [
            "dead",
            "delivered",
            "waiting"
          ],
          "type": "string"
        }
      },
      "required": [
        "attempts",
        "createdAt",
        "deliveredAt",
        "event",
        "id",
        "lastOutcome",
        "nextAttemptAt",
        "state"
      ],
      "type": "object"
    },
    "DeliveryViewPage": {
      "additionalProperties": false,
      "properties": {
        "items": {
          "items": {
            "$ref": "#/components/schemas/DeliveryView"
          },
          "type": "array"
        },
        "next": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        }
      },
      "required": [
        "items",
        "next"
      ],
      "type": "object"
    },
    "Done": {
      "additionalProperties": false,
      "properties": {
        "id": {
          "type": "string"
        }
      },
      "required": [
        "id"
      ],
      "type": "object"
    },
    "Expected": {
      "additionalProperties": false,
      "properties": {
        "batchId": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Null: today."
        },
        "businessDate": {
          "type": "string"
        },
        "model": {
          "type": "string"
        },
        "policy": {
          "type": "number"
        },
        "program": {
          "type": "string"
        }
      },
      "required": [
        "batchId",
        "businessDate",
        "model",
        "policy",
        "program"
      ],
      "type": "object"
    },
    "ExpressView": {
      "additionalProperties": false,
      "properties": {
        "batchId": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "chunkIndex": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ]
        },
        "recordId": {
          "type": "string"
        },
        "state": {
          "enum": [
            "FAILED",
            "PROVEN",
            "QUEUED",
            "WAITS_FOR_CHUNK",
            "WAITS_FOR_CLOSE"
          ],
          "type": "string"
        }
      },
      "required": [
        "batchId",
        "chunkIndex",
        "recordId",
        "state"
      ],
      "type": "object"
    },
    "FieldChange": {
      "additionalProperties": false,
      "properties": {
        "after": {
          "description": "Absent: the field is gone."
        },
        "before": {
          "description": "Absent: the field is new."
        },
        "hidden": {
          "description": "It changed, and the reader may not see how.",
          "enum": [
            true
          ]
        },
        "path": {
          "description": "Dotted; numbers are places in a list.",
          "type": "string"
        }
      },
      "required": [
        "path"
      ],
      "type": "object"
    },
    "FiuRequestView": {
      "additionalProperties": false,
      "properties": {
        "assignee": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "clock": {
          "enum": [
            "amber",
            "answered",
            "green",
            "paused",
            "red"
          ],
          "type": "string"
        },
        "draft": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "draftedBy": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "dueAt": {
          "type": "number"
        },
        "id": {
          "type": "string"
        },
        "legalBasis": {
          "type": "string"
        },
        "receivedAt": {
          "type": "number"
        },
        "reference": {
          "type": "string"
        },
        "releasedAt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ]
        },
        "releasedBy": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "state": {
          "enum": [
            "assigned",
            "drafted",
            "received",
            "released"
          ],
          "type": "string"
        },
        "subjects": {
          "description": "Customer ids, or names as the request gives them.",
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "urgency": {
          "enum": [
            "normal",
            "urgent"
          ],
          "type": "string"
        },
        "version": {
          "type": "number"
        }
      },
      "required": [
        "assignee",
        "clock",
        "draft",
        "draftedBy",
        "dueAt",
        "id",
        "legalBasis",
        "receivedAt",
        "reference",
        "releasedAt",
        "releasedBy",
        "state",
        "subjects",
        "urgency",
        "version"
      ],
      "type": "object"
    },
    "Forward": {
      "additionalProperties": false,
      "properties": {
        "url": {
          "type": "string"
        }
      },
      "required": [
        "url"
      ],
      "type": "object"
    },
    "HistoryStep": {
      "additionalProperties": false,
      "properties": {
        "event": {
          "anyOf": [
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "priority": {
                      "type": "number"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "priority",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "alert-joined"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "into": {
                      "type": "string"
                    },
                    "reasons": {
                      "items": {
                        "type": "string"
                      },
                      "type": "array"
                    },
                    "record": {
                      "type": "number"
                    },
                    "rule": {
                      "type": "string"
                    },
                    "rulesVersion": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "into",
                    "reasons",
                    "record",
                    "rule",
                    "rulesVersion"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "alert-merged"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "reasons": {
                      "items": {
                        "type": "string"
                      },
                      "type": "array"
                    },
                    "record": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "reasons",
                    "record"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "alert-raised"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "digest": {
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "digest",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "alert-unmerged"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "assignee": {
                      "type": "string"
                    },
                    "case": {
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "assignee",
                    "case",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "assigned"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "priority": {
                      "type": "number"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "priority",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "case-opened"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "digest": {
                      "type": "string"
                    },
                    "disposition": {
                      "enum": [
                        "explained",
                        "false-positive",
                        "inconclusive",
                        "suspicious-not-reported",
                        "suspicious-reported"
                      ],
                      "type": "string"
                    },
                    "reason": {
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "digest",
                    "disposition",
                    "reason",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "close-proposed"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "digest": {
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "digest",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "close-refused"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "disposition": {
                      "enum": [
                        "explained",
                        "false-positive",
                        "inconclusive",
                        "suspicious-not-reported",
                        "suspicious-reported"
                      ],
                      "type": "string"
                    },
                    "reason": {
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "disposition",
                    "reason",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "closed"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "digest": {
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "digest",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "desk-noted"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "digest": {
                      "type": "string"
                    },
                    "level": {
                      "enum": [
                        "analyst",
                        "mlro",
                        "senior"
                      ],
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "digest",
                    "level",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "escalated"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "digest": {
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "digest",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "evidence-added"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "decision": {
                      "type": "string"
                    },
                    "disposition": {
                      "enum": [
                        "explained",
                        "false-positive",
                        "inconclusive",
                        "suspicious-not-reported",
                        "suspicious-reported"
                      ],
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "decision",
                    "disposition",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "known-good-matched"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "digest": {
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "digest",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "noted"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "digest": {
                      "type": "string"
                    },
                    "priority": {
                      "type": "number"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "digest",
                    "priority",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "prioritised"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "digest": {
                      "type": "string"
                    },
                    "outcome": {
                      "enum": [
                        "agree",
                        "disagree"
                      ],
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "digest",
                    "outcome",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "qa-reviewed"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "released"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "digest": {
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "digest",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "reopen-proposed"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "digest": {
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "digest",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "reopen-refused"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "reopened"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "digest": {
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "digest",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "resumed"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "digest": {
                      "type": "string"
                    },
                    "until": {
                      "type": "number"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "digest",
                    "until",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "snoozed"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "started"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "alert": {
                  "type": "string"
                },
                "at": {
                  "type": "number"
                },
                "businessDate": {
                  "type": "string"
                },
                "content": {
                  "additionalProperties": false,
                  "properties": {
                    "case": {
                      "type": "string"
                    },
                    "digest": {
                      "type": "string"
                    },
                    "party": {
                      "enum": [
                        "customer",
                        "relationship-manager"
                      ],
                      "type": "string"
                    },
                    "version": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "case",
                    "digest",
                    "party",
                    "version"
                  ],
                  "type": "object"
                },
                "id": {
                  "type": "string"
                },
                "kind": {
                  "const": "waiting"
                },
                "sequence": {
                  "type": "number"
                }
              },
              "required": [
                "actor",
                "alert",
                "at",
                "businessDate",
                "content",
                "id",
                "kind",
                "sequence"
              ],
              "type": "object"
            }
          ]
        },
        "file": {
          "additionalProperties": false,
          "properties": {
            "bytes": {
              "type": "number"
            },
            "contentType": {
              "type": "string"
            },
            "id": {
              "type": "string"
            },
            "name": {
              "type": "string"
            },
            "sha256": {
              "type": "string"
            }
          },
          "required": [
            "bytes",
            "contentType",
            "id",
            "name",
            "sha256"
          ],
          "type": "object"
        },
        "text": {
          "type": "string"
        }
      },
      "required": [
        "event"
      ],
      "type": "object"
    },
    "Hit": {
      "additionalProperties": false,
      "properties": {
        "id": {
          "type": "string"
        },
        "kind": {
          "enum": [
            "account",
            "alert",
            "batch",
            "case",
            "customer",
            "transaction"
          ],
          "type": "string"
        },
        "label": {
          "type": "string"
        },
        "link": {
          "description": "Path of the service's route that shows it.",
          "type": "string"
        }
      },
      "required": [
        "id",
        "kind",
        "label",
        "link"
      ],
      "type": "object"
    },
    "HoursDocument": {
      "additionalProperties": false,
      "properties": {
        "closes": {
          "type": "string"
        },
        "holidays": {
          "description": "Dates (`YYYY-MM-DD`) on which nobody works.",
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "opens": {
          "description": "Local times, `HH:MM`; `opens` before `closes`.",
          "type": "string"
        },
        "targetHours": {
          "maxItems": 4,
          "minItems": 4,
          "prefixItems": [
            {
              "type": "number"
            },
            {
              "type": "number"
            },
            {
              "type": "number"
            },
            {
              "type": "number"
            }
          ],
          "type": "array"
        },
        "weekdays": {
          "description": "ISO weekdays: 1 is Monday.",
          "items": {
            "type": "number"
          },
          "type": "array"
        }
      },
      "required": [
        "closes",
        "holidays",
        "opens",
        "targetHours",
        "weekdays"
      ],
      "type": "object"
    },
    "IdentifiedTransaction": {
      "additionalProperties": false,
      "properties": {
        "amount": {
          "additionalProperties": false,
          "properties": {
            "currency": {
              "type": "string"
            },
            "minor": {
              "type": "string"
            }
          },
          "required": [
            "currency",
            "minor"
          ],
          "type": "object"
        },
        "bookingTime": {
          "type": "string"
        },
        "channel": {
          "enum": [
            "card",
            "cash",
            "cheque",
            "crypto",
            "instant",
            "internal",
            "other",
            "transfer"
          ],
          "type": "string"
        },
        "counterAmount": {
          "additionalProperties": false,
          "properties": {
            "currency": {
              "type": "string"
            },
            "minor": {
              "type": "string"
            }
          },
          "required": [
            "currency",
            "minor"
          ],
          "type": "object"
        },
        "creditor": {
          "additionalProperties": false,
          "properties": {
            "account": {
              "type": "string"
            },
            "bank": {
              "type": "string"
            },
            "country": {
              "type": "number"
            }
          },
          "required": [
            "account",
            "bank",
            "country"
          ],
          "type": "object"
        },
        "debtor": {
          "additionalProperties": false,
          "properties": {
            "account": {
              "type": "string"
            },
            "bank": {
              "type": "string"
            },
            "country": {
              "type": "number"
            }
          },
          "required": [
            "account",
            "bank",
            "country"
          ],
          "type": "object"
        },
        "externalId": {
          "type": "string"
        },
        "reference": {
          "type": "string"
        },
        "reversal": {
          "type": "boolean"
        },
        "source": {
          "type": "string"
        }
      },
      "required": [
        "amount",
        "bookingTime",
        "channel",
        "creditor",
        "debtor",
        "externalId",
        "reversal",
        "source"
      ],
      "type": "object"
    },
    "Identity": {
      "additionalProperties": false,
      "properties": {
        "accountNames": {
          "items": {
            "additionalProperties": false,
            "properties": {
              "account": {
                "type": "string"
              },
              "bank": {
                "type": "string"
              },
              "displayName": {
                "type": "string"
              }
            },
            "required": [
              "account",
              "bank",
              "displayName"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "address": {
          "additionalProperties": false,
          "properties": {
            "city": {
              "type": "string"
            },
            "country": {
              "type": "string"
            },
            "lines": {
              "items": {
                "type": "string"
              },
              "type": "array"
            },
            "postcode": {
              "type": "string"
            }
          },
          "required": [
            "city",
            "country",
            "lines"
          ],
          "type": "object"
        },
        "birthDate": {
          "type": "string"
        },
        "country": {
          "type": "string"
        },
        "email": {
          "type": "string"
        },
        "kind": {
          "enum": [
            "company",
            "person"
          ],
          "type": "string"
        },
        "name": {
          "type": "string"
        },
        "phone": {
          "type": "string"
        },
        "registrationNumber": {
          "type": "string"
        }
      },
      "required": [
        "kind",
        "name"
      ],
      "type": "object"
    },
    "IntakeReceipt": {
      "additionalProperties": false,
      "properties": {
        "accepted": {
          "description": "Transactions taken now.",
          "type": "number"
        },
        "alerts": {
          "type": "number"
        },
        "conflicts": {
          "description": "Known by source and external id, with other content: nothing was changed.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "code": {
                "const": "CONTENT_CONFLICT"
              },
              "index": {
                "type": "number"
              }
            },
            "required": [
              "code",
              "index"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "duplicates": {
          "description": "Transactions that had come before, with the same content.",
          "type": "number"
        },
        "quarantined": {
          "items": {
            "additionalProperties": false,
            "properties": {
              "code": {
                "type": "string"
              },
              "index": {
                "type": "number"
              },
              "reason": {
                "type": "string"
              }
            },
            "required": [
              "code",
              "index",
              "reason"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "records": {
          "description": "Records they became.",
          "type": "number"
        }
      },
      "required": [
        "accepted",
        "alerts",
        "conflicts",
        "duplicates",
        "quarantined",
        "records"
      ],
      "type": "object"
    },
    "KnownGoodView": {
      "additionalProperties": false,
      "properties": {
        "decidedBy": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "disposition": {
          "enum": [
            "explained",
            "false-positive"
          ],
          "type": "string"
        },
        "expired": {
          "type": "boolean"
        },
        "expiresAt": {
          "type": "number"
        },
        "id": {
          "type": "string"
        },
        "matched": {
          "description": "Times that a case fell under it.",
          "type": "number"
        },
        "oneCounterparty": {
          "type": "boolean"
        },
        "proposedBy": {
          "type": "string"
        },
        "reason": {
          "description": "As alerts name it: `score`, `rule:<id>`.",
          "type": "string"
        },
        "state": {
          "enum": [
            "approved",
            "proposed",
            "refused",
            "revoked"
          ],
          "type": "string"
        },
        "text": {
          "type": "string"
        },
        "version": {
          "type": "number"
        }
      },
      "required": [
        "decidedBy",
        "disposition",
        "expired",
        "expiresAt",
        "id",
        "matched",
        "oneCounterparty",
        "proposedBy",
        "reason",
        "state",
        "text",
        "version"
      ],
      "type": "object"
    },
    "LatencyView": {
      "additionalProperties": false,
      "properties": {
        "bulk": {
          "additionalProperties": false,
          "properties": {
            "request": {
              "$ref": "#/components/schemas/Quantiles"
            },
            "scoring": {
              "$ref": "#/components/schemas/Quantiles"
            }
          },
          "required": [
            "request",
            "scoring"
          ],
          "type": "object"
        },
        "single": {
          "additionalProperties": false,
          "properties": {
            "request": {
              "$ref": "#/components/schemas/Quantiles"
            },
            "scoring": {
              "$ref": "#/components/schemas/Quantiles"
            }
          },
          "required": [
            "request",
            "scoring"
          ],
          "type": "object"
        }
      },
      "required": [
        "bulk",
        "single"
      ],
      "type": "object"
    },
    "Loaded": {
      "additionalProperties": false,
      "properties": {
        "artifacts": {
          "description": "SHA-256 of circuit artifacts, hashed as they were read.",
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "days": {
          "description": "What would score each of these business dates.",
          "items": {
            "$ref": "#/components/schemas/LoadedDay"
          },
          "type": "array"
        },
        "models": {
          "description": "Models with a runtime session: the digest of the bytes that the session was opened with, or of a committed model of its parameters.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "digest": {
                "type": "string"
              },
              "version": {
                "type": "string"
              }
            },
            "required": [
              "digest",
              "version"
            ],
            "type": "object"
          },
          "type": "array"
        }
      },
      "required": [
        "artifacts",
        "days",
        "models"
      ],
      "type": "object"
    },
    "LoadedDay": {
      "additionalProperties": false,
      "properties": {
        "businessDate": {
          "type": "string"
        },
        "model": {
          "type": "string"
        },
        "policy": {
          "type": "number"
        },
        "policyCommitment": {
          "type": "string"
        },
        "program": {
          "type": "string"
        },
        "programDigest": {
          "type": "string"
        }
      },
      "required": [
        "businessDate",
        "model",
        "policy",
        "policyCommitment",
        "program",
        "programDigest"
      ],
      "type": "object"
    },
    "LoadedDifference": {
      "additionalProperties": false,
      "properties": {
        "businessDate": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "code": {
          "enum": [
            "CIRCUIT_NOT_REGISTERED",
            "MODEL_DIGEST_DIFFERS",
            "MODEL_NOT_EFFECTIVE",
            "POLICY_COMMITMENT_DIFFERS",
            "POLICY_NOT_EFFECTIVE",
            "PROGRAM_DIGEST_DIFFERS",
            "PROGRAM_NOT_EFFECTIVE",
            "SILENT_PROCESS",
            "STALE_PROCESS"
          ],
          "type": "string"
        },
        "expected": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "loaded": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "process": {
          "description": "Id of the process.",
          "type": "string"
        }
      },
      "required": [
        "businessDate",
        "code",
        "expected",
        "loaded",
        "process"
      ],
      "type": "object"
    },
    "LoadedProcess": {
      "additionalProperties": false,
      "properties": {
        "code": {
          "type": "string"
        },
        "host": {
          "type": "string"
        },
        "id": {
          "type": "string"
        },
        "kind": {
          "enum": [
            "bank-api",
            "prover-worker"
          ],
          "type": "string"
        },
        "lastSeenAt": {
          "type": "string"
        },
        "loaded": {
          "$ref": "#/components/schemas/Loaded"
        },
        "pid": {
          "type": "number"
        },
        "silent": {
          "type": "boolean"
        },
        "startedAt": {
          "type": "string"
        }
      },
      "required": [
        "code",
        "host",
        "id",
        "kind",
        "lastSeenAt",
        "loaded",
        "pid",
        "silent",
        "startedAt"
      ],
      "type": "object"
    },
    "LoadedView": {
      "additionalProperties": false,
      "properties": {
        "differences": {
          "items": {
            "$ref": "#/components/schemas/LoadedDifference"
          },
          "type": "array"
        },
        "expected": {
          "items": {
            "$ref": "#/components/schemas/Expected"
          },
          "type": "array"
        },
        "processes": {
          "items": {
            "$ref": "#/components/schemas/LoadedProcess"
          },
          "type": "array"
        }
      },
      "required": [
        "differences",
        "expected",
        "processes"
      ],
      "type": "object"
    },
    "LogRecoveryReport": {
      "additionalProperties": false,
      "properties": {
        "held": {
          "description": "Leaves that the log held before, and holds now.",
          "type": "number"
        },
        "lost": {
          "description": "Batches whose leaves are in the log and whose rows are not here, and which nothing replaced yet: each is to be sealed again as recovery.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "batchId": {
                "type": "string"
              },
              "batchIndex": {
                "type": "number"
              },
              "businessDate": {
                "type": "string"
              },
              "kind": {
                "enum": [
                  "correction",
                  "empty",
                  "late",
                  "normal",
                  "recovery"
                ],
                "type": "string"
              },
              "records": {
                "type": "number"
              }
            },
            "required": [
              "batchId",
              "batchIndex",
              "businessDate",
              "kind",
              "records"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "size": {
          "type": "number"
        }
      },
      "required": [
        "held",
        "lost",
        "size"
      ],
      "type": "object"
    },
    "MergedAlert": {
      "additionalProperties": false,
      "properties": {
        "businessDate": {
          "type": "string"
        },
        "caseId": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Null until the alert is in a case."
        },
        "id": {
          "type": "string"
        },
        "mergeRule": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "mergeTakenBack": {
          "type": "boolean"
        },
        "reasons": {
          "description": "`score`, and `rule:<id>` of each rule that held.",
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "score": {
          "type": "number"
        },
        "sequence": {
          "type": "number"
        }
      },
      "required": [
        "businessDate",
        "caseId",
        "id",
        "mergeRule",
        "mergeTakenBack",
        "reasons",
        "score",
        "sequence"
      ],
      "type": "object"
    },
    "MonthView": {
      "additionalProperties": false,
      "properties": {
        "in": {
          "additionalProperties": false,
          "properties": {
            "amount": {
              "type": "string"
            },
            "count": {
              "type": "number"
            }
          },
          "required": [
            "amount",
            "count"
          ],
          "type": "object"
        },
        "month": {
          "description": "`YYYY-MM`, of business dates.",
          "type": "string"
        },
        "out": {
          "additionalProperties": false,
          "properties": {
            "amount": {
              "type": "string"
            },
            "count": {
              "type": "number"
            }
          },
          "required": [
            "amount",
            "count"
          ],
          "type": "object"
        },
        "reversals": {
          "type": "number"
        }
      },
      "required": [
        "in",
        "month",
        "out",
        "reversals"
      ],
      "type": "object"
    },
    "OpenedReset": {
      "additionalProperties": false,
      "properties": {
        "expiresAt": {
          "type": "number"
        },
        "half": {
          "description": "This person's half: shown now, and stored nowhere.",
          "type": "string"
        },
        "id": {
          "type": "string"
        }
      },
      "required": [
        "expiresAt",
        "half",
        "id"
      ],
      "type": "object"
    },
    "PostingKey": {
      "additionalProperties": false,
      "properties": {
        "externalId": {
          "type": "string"
        },
        "side": {
          "enum": [
            "credit",
            "debit"
          ],
          "type": "string"
        },
        "source": {
          "type": "string"
        }
      },
      "required": [
        "externalId",
        "side",
        "source"
      ],
      "type": "object"
    },
    "PostingView": {
      "additionalProperties": false,
      "properties": {
        "alert": {
          "type": "boolean"
        },
        "amount": {
          "description": "Minor units of the line's currency.",
          "type": "string"
        },
        "bookingTime": {
          "description": "Epoch seconds.",
          "type": "number"
        },
        "businessDate": {
          "type": "string"
        },
        "counterparty": {
          "additionalProperties": false,
          "properties": {
            "account": {
              "type": "string"
            },
            "bank": {
              "type": "string"
            },
            "country": {
              "type": "number"
            }
          },
          "required": [
            "account",
            "bank",
            "country"
          ],
          "type": "object"
        },
        "currency": {
          "type": "string"
        },
        "externalId": {
          "type": "string"
        },
        "recordId": {
          "type": "string"
        },
        "reference": {
          "type": "string"
        },
        "score": {
          "type": "number"
        },
        "sequence": {
          "type": "number"
        },
        "side": {
          "enum": [
            "credit",
            "debit"
          ],
          "type": "string"
        },
        "source": {
          "type": "string"
        },
        "transactionId": {
          "type": "string"
        }
      },
      "required": [
        "alert",
        "amount",
        "bookingTime",
        "businessDate",
        "counterparty",
        "currency",
        "externalId",
        "recordId",
        "score",
        "sequence",
        "side",
        "source",
        "transactionId"
      ],
      "type": "object"
    },
    "PostingsPage": {
      "additionalProperties": false,
      "properties": {
        "items": {
          "items": {
            "$ref": "#/components/schemas/PostingView"
          },
          "type": "array"
        },
        "nextCursor": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Asks for the next page; null after the last."
        }
      },
      "required": [
        "items",
        "nextCursor"
      ],
      "type": "object"
    },
    "Priority": {
      "additionalProperties": false,
      "properties": {
        "parts": {
          "additionalProperties": false,
          "properties": {
            "amount": {
              "type": "number"
            },
            "history": {
              "type": "number"
            },
            "risk": {
              "type": "number"
            },
            "rules": {
              "type": "number"
            },
            "score": {
              "type": "number"
            }
          },
          "required": [
            "amount",
            "history",
            "risk",
            "rules",
            "score"
          ],
          "type": "object"
        },
        "value": {
          "description": "0 to 100, the sum of the parts.",
          "type": "number"
        }
      },
      "required": [
        "parts",
        "value"
      ],
      "type": "object"
    },
    "ProofState": {
      "additionalProperties": false,
      "properties": {
        "batchId": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "chunkIndex": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ]
        },
        "state": {
          "description": "`scored` until the record is sealed; then its newest batch's state.",
          "enum": [
            "anchored",
            "closed",
            "failed",
            "judged",
            "open",
            "proven",
            "proving",
            "published",
            "scored",
            "sealed",
            "sealing"
          ],
          "type": "string"
        }
      },
      "required": [
        "batchId",
        "chunkIndex",
        "state"
      ],
      "type": "object"
    },
    "Proposal": {
      "additionalProperties": false,
      "properties": {
        "by": {
          "type": "string"
        },
        "disposition": {
          "enum": [
            "explained",
            "false-positive",
            "inconclusive",
            "suspicious-not-reported",
            "suspicious-reported"
          ],
          "type": "string"
        },
        "reason": {
          "type": "string"
        }
      },
      "required": [
        "by"
      ],
      "type": "object"
    },
    "ProvingLoad": {
      "additionalProperties": false,
      "properties": {
        "active": {
          "description": "Proofs being made.",
          "type": "number"
        },
        "paused": {
          "type": "boolean"
        },
        "waiting": {
          "description": "Jobs that wait for a prover, those that wait for their next try included.",
          "type": "number"
        }
      },
      "required": [
        "active",
        "paused",
        "waiting"
      ],
      "type": "object"
    },
    "ProvingView": {
      "additionalProperties": false,
      "properties": {
        "changed": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "additionalProperties": false,
              "properties": {
                "actor": {
                  "type": "string"
                },
                "at": {
                  "type": "string"
                },
                "reason": {
                  "type": "string"
                }
              },
              "required": [
                "actor",
                "at",
                "reason"
              ],
              "type": "object"
            }
          ],
          "description": "Who last changed that, when and why; null where nobody did."
        },
        "outbox": {
          "description": "Work that waits in the database to be handed over.",
          "type": "number"
        },
        "paused": {
          "description": "What is wanted.",
          "type": "boolean"
        },
        "queue": {
          "anyOf": [
            {
              "$ref": "#/components/schemas/ProvingLoad"
            },
            {
              "type": "null"
            }
          ],
          "description": "What the queue holds; null where there is none, or none that answers."
        },
        "waitingLimit": {
          "description": "So many jobs waiting, and no further batch is handed over.",
          "type": "number"
        }
      },
      "required": [
        "changed",
        "outbox",
        "paused",
        "queue",
        "waitingLimit"
      ],
      "type": "object"
    },
    "PutList": {
      "additionalProperties": false,
      "properties": {
        "id": {
          "type": "string"
        },
        "sha256": {
          "type": "string"
        }
      },
      "required": [
        "id",
        "sha256"
      ],
      "type": "object"
    },
    "Quantiles": {
      "additionalProperties": false,
      "properties": {
        "p50Ms": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ],
          "description": "Milliseconds; null where there is none."
        },
        "p99Ms": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ]
        },
        "samples": {
          "description": "How many they are taken from.",
          "type": "number"
        }
      },
      "required": [
        "p50Ms",
        "p99Ms",
        "samples"
      ],
      "type": "object"
    },
    "Reason": {
      "additionalProperties": false,
      "properties": {
        "baseline": {
          "type": "number"
        },
        "changeToBaseline": {
          "description": "Score as it is, less the score with this one feature at its baseline. Such changes do not add up to anything: each of them leaves all other features as they are.",
          "type": "number"
        },
        "feature": {
          "type": "string"
        },
        "sentence": {
          "type": "string"
        },
        "value": {
          "type": "number"
        }
      },
      "required": [
        "baseline",
        "changeToBaseline",
        "feature",
        "sentence",
        "value"
      ],
      "type": "object"
    },
    "ResetView": {
      "additionalProperties": false,
      "properties": {
        "createdAt": {
          "type": "number"
        },
        "expiresAt": {
          "type": "number"
        },
        "id": {
          "type": "string"
        },
        "maker": {
          "type": "string"
        },
        "userId": {
          "type": "string"
        }
      },
      "required": [
        "createdAt",
        "expiresAt",
        "id",
        "maker",
        "userId"
      ],
      "type": "object"
    },
    "ResetViewPage": {
      "additionalProperties": false,
      "properties": {
        "items": {
          "items": {
            "$ref": "#/components/schemas/ResetView"
          },
          "type": "array"
        },
        "next": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        }
      },
      "required": [
        "items",
        "next"
      ],
      "type": "object"
    },
    "ReviewView": {
      "additionalProperties": false,
      "properties": {
        "caseId": {
          "type": "string"
        },
        "decidedBy": {
          "description": "Who closed the case: they do not review it.",
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "disposition": {
          "enum": [
            "explained",
            "false-positive",
            "inconclusive",
            "suspicious-not-reported",
            "suspicious-reported"
          ],
          "type": "string"
        },
        "id": {
          "type": "string"
        },
        "outcome": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "enum": [
                "agree",
                "disagree"
              ],
              "type": "string"
            }
          ]
        },
        "reviewedAt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ],
          "description": "Epoch seconds."
        },
        "reviewer": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "samplingId": {
          "type": "string"
        }
      },
      "required": [
        "caseId",
        "decidedBy",
        "disposition",
        "id",
        "outcome",
        "reviewedAt",
        "reviewer",
        "samplingId"
      ],
      "type": "object"
    },
    "RoleChangeView": {
      "additionalProperties": false,
      "properties": {
        "at": {
          "type": "number"
        },
        "before": {
          "items": {
            "enum": [
              "analyst",
              "auditor",
              "ledger-attestor",
              "mlro",
              "model-validator",
              "operator",
              "senior-analyst"
            ],
            "type": "string"
          },
          "type": "array"
        },
        "id": {
          "type": "string"
        },
        "maker": {
          "type": "string"
        },
        "reason": {
          "type": "string"
        },
        "roles": {
          "items": {
            "enum": [
              "analyst",
              "auditor",
              "ledger-attestor",
              "mlro",
              "model-validator",
              "operator",
              "senior-analyst"
            ],
            "type": "string"
          },
          "type": "array"
        },
        "userId": {
          "type": "string"
        },
        "userVersion": {
          "description": "Of the user that it was made for.",
          "type": "number"
        }
      },
      "required": [
        "at",
        "before",
        "id",
        "maker",
        "reason",
        "roles",
        "userId",
        "userVersion"
      ],
      "type": "object"
    },
    "RoleChangeViewPage": {
      "additionalProperties": false,
      "properties": {
        "items": {
          "items": {
            "$ref": "#/components/schemas/RoleChangeView"
          },
          "type": "array"
        },
        "next": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        }
      },
      "required": [
        "items",
        "next"
      ],
      "type": "object"
    },
    "RunView": {
      "additionalProperties": false,
      "properties": {
        "actor": {
          "type": "string"
        },
        "date": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Of a run that somebody started: null."
        },
        "failures": {
          "items": {
            "$ref": "#/components/schemas/DayFailure"
          },
          "type": "array"
        },
        "finishedAt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "id": {
          "type": "string"
        },
        "sealed": {
          "type": "number"
        },
        "startedAt": {
          "type": "string"
        }
      },
      "required": [
        "actor",
        "date",
        "failures",
        "finishedAt",
        "id",
        "sealed",
        "startedAt"
      ],
      "type": "object"
    },
    "SamplingView": {
      "additionalProperties": false,
      "properties": {
        "actor": {
          "type": "string"
        },
        "drawnAt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ]
        },
        "id": {
          "type": "string"
        },
        "periodFrom": {
          "description": "Epoch seconds: cases closed from then on and before `periodTo`.",
          "type": "number"
        },
        "periodTo": {
          "type": "number"
        },
        "rates": {
          "additionalProperties": false,
          "properties": {
            "explained": {
              "type": "number"
            },
            "false-positive": {
              "type": "number"
            },
            "inconclusive": {
              "type": "number"
            },
            "suspicious-not-reported": {
              "type": "number"
            },
            "suspicious-reported": {
              "type": "number"
            }
          },
          "required": [
            "explained",
            "false-positive",
            "inconclusive",
            "suspicious-not-reported",
            "suspicious-reported"
          ],
          "type": "object"
        },
        "seed": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Once the sample is drawn."
        },
        "seedSha256": {
          "type": "string"
        }
      },
      "required": [
        "actor",
        "drawnAt",
        "id",
        "periodFrom",
        "periodTo",
        "rates",
        "seed",
        "seedSha256"
      ],
      "type": "object"
    },
    "ScheduleView": {
      "additionalProperties": false,
      "properties": {
        "calendar": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "additionalProperties": false,
              "properties": {
                "closeTime": {
                  "description": "Local time of the bank, `HH:MM`.",
                  "type": "string"
                },
                "closedDates": {
                  "description": "Dates (`YYYY-MM-DD`) on which it does not run; the next run catches up.",
                  "items": {
                    "type": "string"
                  },
                  "type": "array"
                },
                "continuous": {
                  "type": "boolean"
                },
                "timeZone": {
                  "type": "string"
                },
                "version": {
                  "type": "number"
                },
                "weekdays": {
                  "description": "ISO weekdays on which it runs: 1 is Monday.",
                  "items": {
                    "type": "number"
                  },
                  "type": "array"
                }
              },
              "required": [
                "closeTime",
                "closedDates",
                "continuous",
                "timeZone",
                "version",
                "weekdays"
              ],
              "type": "object"
            }
          ],
          "description": "Null where none was put: days are closed by hand."
        },
        "next": {
          "anyOf": [
            {
              "$ref": "#/components/schemas/CalendarRun"
            },
            {
              "type": "null"
            }
          ]
        },
        "runs": {
          "description": "The newest runs, newest first.",
          "items": {
            "$ref": "#/components/schemas/RunView"
          },
          "type": "array"
        }
      },
      "required": [
        "calendar",
        "next",
        "runs"
      ],
      "type": "object"
    },
    "SegmentSample": {
      "additionalProperties": false,
      "properties": {
        "records": {
          "items": {
            "additionalProperties": false,
            "properties": {
              "businessDate": {
                "type": "string"
              },
              "recordId": {
                "type": "string"
              },
              "sequence": {
                "type": "number"
              }
            },
            "required": [
              "businessDate",
              "recordId",
              "sequence"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "segment": {
          "type": "number"
        }
      },
      "required": [
        "records",
        "segment"
      ],
      "type": "object"
    },
    "SessionView": {
      "additionalProperties": false,
      "properties": {
        "authenticatedAt": {
          "type": "number"
        },
        "createdAt": {
          "type": "number"
        },
        "expiresAt": {
          "type": "number"
        },
        "id": {
          "type": "string"
        },
        "lastUsedAt": {
          "type": "number"
        },
        "method": {
          "enum": [
            "password",
            "provider"
          ],
          "type": "string"
        }
      },
      "required": [
        "authenticatedAt",
        "createdAt",
        "expiresAt",
        "id",
        "lastUsedAt",
        "method"
      ],
      "type": "object"
    },
    "StoredIdentityEvent": {
      "additionalProperties": false,
      "properties": {
        "actor": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Who did it; absent of a stranger."
        },
        "address": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "at": {
          "type": "number"
        },
        "kind": {
          "enum": [
            "login",
            "login-failed",
            "logout",
            "password-change-failed",
            "password-changed",
            "reset-approved",
            "reset-requested",
            "reset-used",
            "roles-approved",
            "roles-by-provider",
            "roles-rejected",
            "roles-requested",
            "session-ended",
            "step-up",
            "step-up-failed",
            "user-created",
            "user-disabled",
            "user-enabled"
          ],
          "type": "string"
        },
        "number": {
          "type": "number"
        },
        "reference": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Session, role change or reset."
        },
        "userId": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Whom it concerns; absent where an account was named that does not exist."
        }
      },
      "required": [
        "actor",
        "address",
        "at",
        "kind",
        "number",
        "reference",
        "userId"
      ],
      "type": "object"
    },
    "StoredIdentityEventPage": {
      "additionalProperties": false,
      "properties": {
        "items": {
          "items": {
            "$ref": "#/components/schemas/StoredIdentityEvent"
          },
          "type": "array"
        },
        "next": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        }
      },
      "required": [
        "items",
        "next"
      ],
      "type": "object"
    },
    "TransactionView": {
      "additionalProperties": false,
      "properties": {
        "id": {
          "type": "string"
        },
        "receivedAt": {
          "description": "Epoch seconds.",
          "type": "number"
        },
        "records": {
          "description": "What became of it on accounts of this bank; none of history from before the first business date.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "alertId": {
                "anyOf": [
                  {
                    "type": "null"
                  },
                  {
                    "type": "string"
                  }
                ]
              },
              "businessDate": {
                "type": "string"
              },
              "id": {
                "type": "string"
              },
              "score": {
                "type": "number"
              },
              "sequence": {
                "type": "number"
              },
              "side": {
                "enum": [
                  "credit",
                  "debit"
                ],
                "type": "string"
              }
            },
            "required": [
              "alertId",
              "businessDate",
              "id",
              "score",
              "sequence",
              "side"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "transaction": {
          "$ref": "#/components/schemas/IdentifiedTransaction"
        }
      },
      "required": [
        "id",
        "receivedAt",
        "records",
        "transaction"
      ],
      "type": "object"
    },
    "TypologyHint": {
      "additionalProperties": false,
      "properties": {
        "facts": {
          "additionalProperties": {
            "type": "number"
          },
          "description": "The features that made the hint, with their values.",
          "type": "object"
        },
        "typology": {
          "enum": [
            "burst",
            "cross-border-high-risk",
            "dormant-reactivation",
            "fan-in",
            "fan-out",
            "rapid-pass-through",
            "structuring"
          ],
          "type": "string"
        }
      },
      "required": [
        "facts",
        "typology"
      ],
      "type": "object"
    },
    "UserView": {
      "additionalProperties": false,
      "properties": {
        "actor": {
          "description": "By which everything that the user does names them.",
          "type": "string"
        },
        "createdAt": {
          "type": "number"
        },
        "displayName": {
          "type": "string"
        },
        "email": {
          "type": "string"
        },
        "failedAttempts": {
          "description": "Logins that failed since the last one that did not.",
          "type": "number"
        },
        "hasPassword": {
          "type": "boolean"
        },
        "id": {
          "type": "string"
        },
        "issuer": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Of a user of a provider: which one."
        },
        "roles": {
          "items": {
            "enum": [
              "analyst",
              "auditor",
              "ledger-attestor",
              "mlro",
              "model-validator",
              "operator",
              "senior-analyst"
            ],
            "type": "string"
          },
          "type": "array"
        },
        "state": {
          "enum": [
            "active",
            "disabled"
          ],
          "type": "string"
        },
        "version": {
          "type": "number"
        }
      },
      "required": [
        "actor",
        "createdAt",
        "displayName",
        "email",
        "failedAttempts",
        "hasPassword",
        "id",
        "issuer",
        "roles",
        "state",
        "version"
      ],
      "type": "object"
    },
    "UserViewPage": {
      "additionalProperties": false,
      "properties": {
        "items": {
          "items": {
            "$ref": "#/components/schemas/UserView"
          },
          "type": "array"
        },
        "next": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        }
      },
      "required": [
        "items",
        "next"
      ],
      "type": "object"
    },
    "WebhookView": {
      "additionalProperties": false,
      "properties": {
        "createdAt": {
          "format": "date-time",
          "type": "string"
        },
        "createdBy": {
          "type": "string"
        },
        "dead": {
          "type": "number"
        },
        "disabledAt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "format": "date-time",
              "type": "string"
            }
          ],
          "description": "When its receiver answered 410."
        },
        "events": {
          "items": {
            "enum": [
              "alert.created",
              "day.cosigned",
              "day.refused"
            ],
            "type": "string"
          },
          "type": "array"
        },
        "formerSecretUntil": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "format": "date-time",
              "type": "string"
            }
          ],
          "description": "Until then both secrets sign; null where only one does."
        },
        "id": {
          "type": "string"
        },
        "rotatedAt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "format": "date-time",
              "type": "string"
            }
          ]
        },
        "url": {
          "type": "string"
        },
        "waiting": {
          "description": "Deliveries.",
          "type": "number"
        }
      },
      "required": [
        "createdAt",
        "createdBy",
        "dead",
        "disabledAt",
        "events",
        "formerSecretUntil",
        "id",
        "rotatedAt",
        "url",
        "waiting"
      ],
      "type": "object"
    },
    "WhatIfResult": {
      "additionalProperties": false,
      "properties": {
        "days": {
          "items": {
            "additionalProperties": false,
            "properties": {
              "date": {
                "type": "string"
              },
              "segments": {
                "items": {
                  "additionalProperties": false,
                  "properties": {
                    "added": {
                      "description": "Alerts that only the draft raises, and that it no longer raises.",
                      "type": "number"
                    },
                    "alerts": {
                      "description": "Under the draft, and as it was.",
                      "type": "number"
                    },
                    "alertsThen": {
                      "type": "number"
                    },
                    "belowLine": {
                      "description": "No alert under the draft, but at or above its below-line.",
                      "type": "number"
                    },
                    "dropped": {
                      "type": "number"
                    },
                    "records": {
                      "type": "number"
                    },
                    "segment": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "added",
                    "alerts",
                    "alertsThen",
                    "belowLine",
                    "dropped",
                    "records",
                    "segment"
                  ],
                  "type": "object"
                },
                "type": "array"
              }
            },
            "required": [
              "date",
              "segments"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "dispositions": {
          "additionalProperties": false,
          "properties": {
            "falseNegative": {
              "description": "The same of records that the draft lets pass.",
              "type": "number"
            },
            "falsePositive": {
              "type": "number"
            },
            "precision": {
              "anyOf": [
                {
                  "type": "null"
                },
                {
                  "type": "number"
                }
              ],
              "description": "Productive among the draft's alerts that have a disposition; null without any."
            },
            "records": {
              "description": "Records of the run that people have decided on: the rest of the figures here say nothing of others.",
              "type": "number"
            },
            "trueNegative": {
              "type": "number"
            },
            "truePositive": {
              "description": "Alerts under the draft that people found productive, and unproductive.",
              "type": "number"
            }
          },
          "required": [
            "falseNegative",
            "falsePositive",
            "precision",
            "records",
            "trueNegative",
            "truePositive"
          ],
          "type": "object"
        },
        "samples": {
          "additionalProperties": false,
          "properties": {
            "above": {
              "items": {
                "$ref": "#/components/schemas/SegmentSample"
              },
              "type": "array"
            },
            "below": {
              "items": {
                "$ref": "#/components/schemas/SegmentSample"
              },
              "type": "array"
            }
          },
          "required": [
            "above",
            "below"
          ],
          "type": "object"
        },
        "total": {
          "$ref": "#/components/schemas/Counts"
        }
      },
      "required": [
        "days",
        "dispositions",
        "samples",
        "total"
      ],
      "type": "object"
    },
    "WhatIfSummary": {
      "additionalProperties": false,
      "properties": {
        "dispositions": {
          "additionalProperties": false,
          "properties": {
            "falseNegative": {
              "description": "The same of records that the draft lets pass.",
              "type": "number"
            },
            "falsePositive": {
              "type": "number"
            },
            "precision": {
              "anyOf": [
                {
                  "type": "null"
                },
                {
                  "type": "number"
                }
              ],
              "description": "Productive among the draft's alerts that have a disposition; null without any."
            },
            "records": {
              "description": "Records of the run that people have decided on: the rest of the figures here say nothing of others.",
              "type": "number"
            },
            "trueNegative": {
              "type": "number"
            },
            "truePositive": {
              "description": "Alerts under the draft that people found productive, and unproductive.",
              "type": "number"
            }
          },
          "required": [
            "falseNegative",
            "falsePositive",
            "precision",
            "records",
            "trueNegative",
            "truePositive"
          ],
          "type": "object"
        },
        "finishedAt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "from": {
          "type": "string"
        },
        "id": {
          "type": "string"
        },
        "progress": {
          "additionalProperties": false,
          "description": "Records looked at, of those that were there when it was asked for.",
          "properties": {
            "done": {
              "type": "number"
            },
            "total": {
              "type": "number"
            }
          },
          "required": [
            "done",
            "total"
          ],
          "type": "object"
        },
        "state": {
          "enum": [
            "cancelled",
            "done",
            "failed",
            "running",
            "waiting"
          ],
          "type": "string"
        },
        "to": {
          "type": "string"
        },
        "total": {
          "$ref": "#/components/schemas/Counts"
        }
      },
      "required": [
        "finishedAt",
        "from",
        "id",
        "progress",
        "state",
        "to"
      ],
      "type": "object"
    },
    "WhatIfView": {
      "additionalProperties": false,
      "properties": {
        "actor": {
          "type": "string"
        },
        "createdAt": {
          "type": "string"
        },
        "failureCode": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "finishedAt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "from": {
          "type": "string"
        },
        "id": {
          "type": "string"
        },
        "kind": {
          "enum": [
            "model",
            "policy"
          ],
          "type": "string"
        },
        "progress": {
          "additionalProperties": false,
          "description": "Records looked at, of those that were there when it was asked for.",
          "properties": {
            "done": {
              "type": "number"
            },
            "total": {
              "type": "number"
            }
          },
          "required": [
            "done",
            "total"
          ],
          "type": "object"
        },
        "result": {
          "anyOf": [
            {
              "$ref": "#/components/schemas/WhatIfResult"
            },
            {
              "type": "null"
            }
          ]
        },
        "seed": {
          "type": "string"
        },
        "state": {
          "enum": [
            "cancelled",
            "done",
            "failed",
            "running",
            "waiting"
          ],
          "type": "string"
        },
        "to": {
          "type": "string"
        }
      },
      "required": [
        "actor",
        "createdAt",
        "failureCode",
        "finishedAt",
        "from",
        "id",
        "kind",
        "progress",
        "result",
        "seed",
        "state",
        "to"
      ],
      "type": "object"
    },
    "WhoAmI": {
      "additionalProperties": false,
      "properties": {
        "actor": {
          "type": "string"
        },
        "csrf": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "To be sent as X-Probity-CSRF with all that changes something. Null of a service token."
        },
        "permissions": {
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "session": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "additionalProperties": false,
              "properties": {
                "authenticatedAt": {
                  "description": "When they last proved who they are; epoch seconds.",
                  "type": "number"
                },
                "displayName": {
                  "type": "string"
                },
                "expiresAt": {
                  "type": "number"
                },
                "id": {
                  "type": "string"
                },
                "method": {
                  "description": "How they signed in: `password` or `provider`.",
                  "type": "string"
                },
                "roles": {
                  "items": {
                    "type": "string"
                  },
                  "type": "array"
                },
                "stepUpUntil": {
                  "type": "number"
                },
                "userId": {
                  "type": "string"
                }
              },
              "required": [
                "authenticatedAt",
                "displayName",
                "expiresAt",
                "id",
                "method",
                "roles",
                "stepUpUntil",
                "userId"
              ],
              "type": "object"
            }
          ],
          "description": "Null of a service token."
        }
      },
      "required": [
        "actor",
        "csrf",
        "permissions",
        "session"
      ],
      "type": "object"
    },
    "WindowLine": {
      "additionalProperties": false,
      "properties": {
        "name": {
          "type": "string"
        },
        "value": {
          "description": "An integer as text: amounts in minor units of the base currency.",
          "type": "string"
        },
        "words": {
          "type": "string"
        }
      },
      "required": [
        "name",
        "value",
        "words"
      ],
      "type": "object"
    },
    "WithSecret": {
      "additionalProperties": false,
      "properties": {
        "secret": {
          "description": "`whsec_` and base64. It is shown once, and can't be asked for again.",
          "type": "string"
        },
        "webhook": {
          "$ref": "#/components/schemas/WebhookView"
        }
      },
      "required": [
        "secret",
        "webhook"
      ],
      "type": "object"
    },
    "WorkerView": {
      "additionalProperties": false,
      "properties": {
        "cores": {
          "type": "number"
        },
        "engine": {
          "type": "string"
        },
        "engineVersion": {
          "type": "string"
        },
        "host": {
          "type": "string"
        },
        "id": {
          "type": "string"
        },
        "keys": {
          "description": "Registered proving keys on its disk.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "circuit": {
                "type": "string"
              },
              "sha256": {
                "type": "string"
              }
            },
            "required": [
              "circuit",
              "sha256"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "lastSeenAt": {
          "type": "string"
        },
        "memoryMib": {
          "type": "number"
        },
        "pid": {
          "type": "number"
        },
        "processes": {
          "description": "Proofs at a time.",
          "type": "number"
        },
        "proofs": {
          "description": "Proofs stored since its start.",
          "type": "number"
        },
        "startedAt": {
          "type": "string"
        },
        "state": {
          "enum": [
            "draining",
            "lost",
            "stopped",
            "working"
          ],
          "type": "string"
        },
        "trouble": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Code of what keeps it from its artifacts, such as ARTIFACT_MISSING: its chunks wait."
        }
      },
      "required": [
        "cores",
        "engine",
        "engineVersion",
        "host",
        "id",
        "keys",
        "lastSeenAt",
        "memoryMib",
        "pid",
        "processes",
        "proofs",
        "startedAt",
        "state",
        "trouble"
      ],
      "type": "object"
    }
  }
};
