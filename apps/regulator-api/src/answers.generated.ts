/** Made from the return types of the controllers by tools/generate-openapi.mjs: run npm run generate. */
import type { Answers } from '@probity/shared-platform';

export const ANSWERS: Answers = {
  "operations": {
    "banksBanks": {
      "items": {
        "$ref": "#/components/schemas/BankSummary"
      },
      "type": "array"
    },
    "banksCheckpoint": {
      "additionalProperties": false,
      "properties": {
        "note": {
          "type": "string"
        }
      },
      "required": [
        "note"
      ],
      "type": "object"
    },
    "banksDays": {
      "items": {
        "$ref": "#/components/schemas/DayState"
      },
      "type": "array"
    },
    "banksEvents": {
      "items": {
        "$ref": "#/components/schemas/RegistrationEvent"
      },
      "type": "array"
    },
    "banksEvidence": {
      "$ref": "#/components/schemas/EvidenceState"
    },
    "banksPrograms": {
      "items": {
        "$ref": "#/components/schemas/ProgramFieldsView"
      },
      "type": "array"
    },
    "banksSubmit": {
      "$ref": "#/components/schemas/SignedReceipt"
    },
    "banksTrust": {
      "$ref": "#/components/schemas/TrustMaterial"
    },
    "banksVerdict": {
      "$ref": "#/components/schemas/Verdict"
    },
    "circuitsList": {
      "items": {
        "$ref": "#/components/schemas/CircuitView"
      },
      "type": "array"
    },
    "circuitsRecord": null,
    "examinationsAdd": {
      "$ref": "#/components/schemas/EntryView"
    },
    "examinationsList": {
      "items": {
        "$ref": "#/components/schemas/ExaminationSummary"
      },
      "type": "array"
    },
    "examinationsOpen": {
      "$ref": "#/components/schemas/ExaminationView"
    },
    "examinationsRecord": {
      "$ref": "#/components/schemas/SignedRecord"
    },
    "examinationsSign": {
      "additionalProperties": false,
      "properties": {
        "sha256": {
          "type": "string"
        }
      },
      "required": [
        "sha256"
      ],
      "type": "object"
    },
    "examinationsView": {
      "$ref": "#/components/schemas/ExaminationView"
    },
    "inspectionHeaders": {
      "items": {
        "$ref": "#/components/schemas/InspectedHeader"
      },
      "type": "array"
    },
    "inspectionHistory": {
      "$ref": "#/components/schemas/ArchiveHistory"
    },
    "inspectionLog": {
      "$ref": "#/components/schemas/LogPage"
    },
    "inspectionVerdicts": {
      "$ref": "#/components/schemas/VerdictPage"
    },
    "leavesHandOut": {
      "$ref": "#/components/schemas/LeafPage"
    },
    "leavesHashes": {
      "$ref": "#/components/schemas/HashPage"
    },
    "leavesOffer": {
      "$ref": "#/components/schemas/HeldLeaves"
    },
    "modeMode": {
      "$ref": "#/components/schemas/ModeView"
    },
    "overviewDay": {
      "$ref": "#/components/schemas/DayDetail"
    },
    "overviewFrame": {
      "$ref": "#/components/schemas/Frame"
    },
    "overviewRead": {
      "$ref": "#/components/schemas/Overview"
    },
    "registrationsConfirm": {
      "$ref": "#/components/schemas/ProposalView"
    },
    "registrationsDecline": {
      "$ref": "#/components/schemas/ProposalView"
    },
    "registrationsList": {
      "items": {
        "$ref": "#/components/schemas/ProposalView"
      },
      "type": "array"
    },
    "registrationsPropose": {
      "$ref": "#/components/schemas/ProposalView"
    },
    "registrationsView": {
      "$ref": "#/components/schemas/ProposalDetail"
    },
    "witnessAlarms": {
      "items": {
        "$ref": "#/components/schemas/AlarmView"
      },
      "type": "array"
    },
    "witnessCompare": {
      "$ref": "#/components/schemas/Comparison"
    },
    "witnessComparisons": {
      "items": {
        "$ref": "#/components/schemas/Comparison"
      },
      "type": "array"
    },
    "witnessKey": {
      "additionalProperties": false,
      "properties": {
        "receiptKey": {
          "type": "string"
        },
        "witnessKey": {
          "type": "string"
        }
      },
      "required": [
        "receiptKey",
        "witnessKey"
      ],
      "type": "object"
    }
  },
  "schemas": {
    "AlarmView": {
      "additionalProperties": false,
      "properties": {
        "bankId": {
          "type": "string"
        },
        "businessDate": {
          "type": "string"
        },
        "kind": {
          "enum": [
            "DAY_MISSING",
            "EVIDENCE_MISSING"
          ],
          "type": "string"
        },
        "over": {
          "description": "What was missing has come since.",
          "type": "boolean"
        },
        "raisedAt": {
          "type": "string"
        }
      },
      "required": [
        "bankId",
        "businessDate",
        "kind",
        "over",
        "raisedAt"
      ],
      "type": "object"
    },
    "AttentionItem": {
      "additionalProperties": false,
      "properties": {
        "bankId": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Null of what concerns no one bank."
        },
        "count": {
          "type": "number"
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
          "description": "Of days: the newest of them."
        },
        "matter": {
          "enum": [
            "day-late",
            "day-missing",
            "day-not-shown",
            "day-refused",
            "development-key",
            "history-contradicted",
            "judging-failed",
            "registration-pending"
          ],
          "type": "string"
        },
        "sentence": {
          "description": "What it is, in one plain sentence.",
          "type": "string"
        }
      },
      "required": [
        "bankId",
        "count",
        "date",
        "matter",
        "sentence"
      ],
      "type": "object"
    },
    "BankOverview": {
      "additionalProperties": false,
      "properties": {
        "bankId": {
          "type": "string"
        },
        "changes": {
          "items": {
            "$ref": "#/components/schemas/Change"
          },
          "type": "array"
        },
        "counts": {
          "$ref": "#/components/schemas/DayCounts"
        },
        "days": {
          "description": "One for each date; null where nothing is owed.",
          "items": {
            "anyOf": [
              {
                "type": "null"
              },
              {
                "enum": [
                  "awaited",
                  "late",
                  "missing",
                  "not shown",
                  "refused",
                  "shown",
                  "superseded"
                ],
                "type": "string"
              }
            ]
          },
          "type": "array"
        },
        "figures": {
          "items": {
            "$ref": "#/components/schemas/Figure"
          },
          "type": "array"
        },
        "lines": {
          "items": {
            "$ref": "#/components/schemas/LineRow"
          },
          "type": "array"
        },
        "name": {
          "type": "string"
        }
      },
      "required": [
        "bankId",
        "changes",
        "counts",
        "days",
        "figures",
        "lines",
        "name"
      ],
      "type": "object"
    },
    "BankSummary": {
      "additionalProperties": false,
      "properties": {
        "bankId": {
          "type": "string"
        },
        "lines": {
          "description": "Of the register in force today.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "code": {
                "type": "string"
              },
              "currency": {
                "type": "string"
              },
              "name": {
                "type": "string"
              },
              "slot": {
                "type": "number"
              }
            },
            "required": [
              "code",
              "currency",
              "name",
              "slot"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "name": {
          "type": "string"
        },
        "origin": {
          "description": "Name of its log.",
          "type": "string"
        },
        "registeredAt": {
          "type": "string"
        },
        "startDate": {
          "type": "string"
        },
        "timeZone": {
          "type": "string"
        }
      },
      "required": [
        "bankId",
        "lines",
        "name",
        "origin",
        "registeredAt",
        "startDate",
        "timeZone"
      ],
      "type": "object"
    },
    "Cell": {
      "additionalProperties": false,
      "properties": {
        "ledger": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Postings that finance counted; null where nothing came."
        },
        "missing": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Of them, those that nothing accounts for."
        },
        "state": {
          "enum": [
            "awaited",
            "late",
            "missing",
            "not shown",
            "refused",
            "shown",
            "superseded"
          ],
          "type": "string"
        }
      },
      "required": [
        "ledger",
        "missing",
        "state"
      ],
      "type": "object"
    },
    "Change": {
      "additionalProperties": false,
      "properties": {
        "date": {
          "description": "The business date from which it holds; of a key, the date on which it was registered.",
          "type": "string"
        },
        "kind": {
          "enum": [
            "features",
            "keys",
            "lines",
            "model",
            "policy"
          ],
          "type": "string"
        },
        "name": {
          "description": "As it is registered: `gbt@1.2.0`, a version, a circuit.",
          "type": "string"
        },
        "registeredAt": {
          "description": "ISO 8601.",
          "type": "string"
        }
      },
      "required": [
        "date",
        "kind",
        "name",
        "registeredAt"
      ],
      "type": "object"
    },
    "CircuitView": {
      "additionalProperties": false,
      "properties": {
        "certifiers": {
          "description": "Of a model key: who certified it.",
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "check": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "additionalProperties": false,
              "properties": {
                "at": {
                  "type": "string"
                },
                "compiler": {
                  "type": "string"
                },
                "constraints": {
                  "type": "number"
                },
                "r1csSha256": {
                  "type": "string"
                }
              },
              "required": [
                "at",
                "compiler",
                "constraints",
                "r1csSha256"
              ],
              "type": "object"
            }
          ],
          "description": "The newest check by the regulator."
        },
        "circuit": {
          "description": "`id@semver`.",
          "type": "string"
        },
        "keySha256": {
          "type": "string"
        },
        "role": {
          "enum": [
            "model",
            "record"
          ],
          "type": "string"
        },
        "sentence": {
          "type": "string"
        },
        "slots": {
          "type": "number"
        },
        "standing": {
          "enum": [
            "ANOTHER_CIRCUIT",
            "ANOTHER_KEY",
            "CERTIFIED",
            "NOT_CERTIFIED",
            "NOT_REBUILT",
            "NO_PROGRAM",
            "REBUILT_FOR_CEREMONY",
            "REBUILT_FROM_SEED",
            "SETUP_UNKNOWN"
          ],
          "type": "string"
        },
        "state": {
          "enum": [
            "not shown",
            "refused",
            "shown"
          ],
          "type": "string"
        },
        "trustClass": {
          "enum": [
            "ceremony",
            "development"
          ],
          "type": "string"
        }
      },
      "required": [
        "certifiers",
        "check",
        "circuit",
        "keySha256",
        "role",
        "sentence",
        "slots",
        "standing",
        "state",
        "trustClass"
      ],
      "type": "object"
    },
    "Comparison": {
      "additionalProperties": false,
      "properties": {
        "comparedAt": {
          "type": "string"
        },
        "outcome": {
          "enum": [
            "another history",
            "not seen here",
            "same history"
          ],
          "type": "string"
        },
        "root": {
          "description": "Lower-case hex.",
          "type": "string"
        },
        "seenBy": {
          "type": "string"
        },
        "size": {
          "type": "number"
        }
      },
      "required": [
        "comparedAt",
        "outcome",
        "root",
        "seenBy",
        "size"
      ],
      "type": "object"
    },
    "ConfirmationView": {
      "additionalProperties": false,
      "properties": {
        "actor": {
          "type": "string"
        },
        "at": {
          "type": "string"
        },
        "decision": {
          "enum": [
            "confirmed",
            "declined"
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
    "Contradiction": {
      "additionalProperties": false,
      "properties": {
        "note": {
          "description": "As it was signed.",
          "type": "string"
        },
        "reason": {
          "type": "string"
        },
        "root": {
          "type": "string"
        },
        "seenAt": {
          "type": "string"
        },
        "seenBy": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Who saw it: this witness itself, or another."
        },
        "size": {
          "type": "number"
        }
      },
      "required": [
        "note",
        "reason",
        "root",
        "seenAt",
        "seenBy",
        "size"
      ],
      "type": "object"
    },
    "CosignedCheckpoint": {
      "additionalProperties": false,
      "properties": {
        "cosignedAt": {
          "type": "string"
        },
        "root": {
          "type": "string"
        },
        "size": {
          "type": "number"
        }
      },
      "required": [
        "cosignedAt",
        "root",
        "size"
      ],
      "type": "object"
    },
    "DayCounts": {
      "additionalProperties": false,
      "properties": {
        "awaited": {
          "type": "number"
        },
        "complete": {
          "type": "number"
        },
        "expected": {
          "type": "number"
        },
        "late": {
          "type": "number"
        },
        "missing": {
          "type": "number"
        },
        "notShown": {
          "type": "number"
        },
        "refused": {
          "type": "number"
        },
        "superseded": {
          "type": "number"
        }
      },
      "required": [
        "awaited",
        "complete",
        "expected",
        "late",
        "missing",
        "notShown",
        "refused",
        "superseded"
      ],
      "type": "object"
    },
    "DayDetail": {
      "additionalProperties": false,
      "properties": {
        "attestedAt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "bankId": {
          "type": "string"
        },
        "date": {
          "type": "string"
        },
        "dueAt": {
          "description": "ISO 8601: by then evidence is owed; when the first came, and when finance signed.",
          "type": "string"
        },
        "headers": {
          "items": {
            "additionalProperties": false,
            "properties": {
              "batchIndex": {
                "type": "number"
              },
              "batchKind": {
                "type": "string"
              },
              "findings": {
                "description": "What is not shown or refused, and why.",
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
              "summary": {
                "enum": [
                  "not shown",
                  "refused",
                  "shown"
                ],
                "type": "string"
              },
              "superseded": {
                "type": "boolean"
              }
            },
            "required": [
              "batchIndex",
              "batchKind",
              "findings",
              "headerHash",
              "summary",
              "superseded"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "lines": {
          "items": {
            "additionalProperties": false,
            "properties": {
              "code": {
                "type": "string"
              },
              "currency": {
                "type": "string"
              },
              "name": {
                "type": "string"
              },
              "state": {
                "enum": [
                  "awaited",
                  "late",
                  "missing",
                  "not shown",
                  "refused",
                  "shown",
                  "superseded"
                ],
                "type": "string"
              },
              "sum": {
                "anyOf": [
                  {
                    "$ref": "#/components/schemas/LineSum"
                  },
                  {
                    "type": "null"
                  }
                ]
              }
            },
            "required": [
              "code",
              "currency",
              "name",
              "state",
              "sum"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "receivedAt": {
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
            "awaited",
            "late",
            "missing",
            "not shown",
            "refused",
            "shown",
            "superseded"
          ],
          "type": "string"
        }
      },
      "required": [
        "attestedAt",
        "bankId",
        "date",
        "dueAt",
        "headers",
        "lines",
        "receivedAt",
        "state"
      ],
      "type": "object"
    },
    "DayState": {
      "additionalProperties": false,
      "properties": {
        "date": {
          "type": "string"
        },
        "expected": {
          "description": "Evidence is owed: the date is not before the bank's start date, and it is over.",
          "type": "boolean"
        },
        "headers": {
          "items": {
            "additionalProperties": false,
            "properties": {
              "anchored": {
                "description": "The header is in the log, and the checkpoint that covers it was cosigned.",
                "type": "boolean"
              },
              "batchIndex": {
                "type": "number"
              },
              "batchKind": {
                "type": "string"
              },
              "explanation": {
                "anyOf": [
                  {
                    "type": "null"
                  },
                  {
                    "type": "string"
                  }
                ],
                "description": "What the bank says beside it, as its header in the cosigned log has it; the bank's word, which no claim rests on."
              },
              "headerHash": {
                "type": "string"
              },
              "summary": {
                "enum": [
                  "not shown",
                  "refused",
                  "shown"
                ],
                "type": "string"
              },
              "superseded": {
                "description": "A later accepted correction replaced it.",
                "type": "boolean"
              }
            },
            "required": [
              "anchored",
              "batchIndex",
              "batchKind",
              "explanation",
              "headerHash",
              "summary",
              "superseded"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "missing": {
          "description": "True if evidence is owed and no header in the cosigned log has come.",
          "type": "boolean"
        }
      },
      "required": [
        "date",
        "expected",
        "headers",
        "missing"
      ],
      "type": "object"
    },
    "EntryView": {
      "additionalProperties": false,
      "properties": {
        "addedAt": {
          "type": "string"
        },
        "addedBy": {
          "type": "string"
        },
        "bankId": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "kind": {
          "enum": [
            "checkpoint",
            "closing",
            "day",
            "note",
            "verdict",
            "withdrawal"
          ],
          "type": "string"
        },
        "note": {
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
          ]
        },
        "withdrawn": {
          "type": "boolean"
        }
      },
      "required": [
        "addedAt",
        "addedBy",
        "bankId",
        "kind",
        "note",
        "number",
        "reference",
        "withdrawn"
      ],
      "type": "object"
    },
    "EvidenceState": {
      "additionalProperties": false,
      "properties": {
        "bundleSha256": {
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
        "receivedAt": {
          "type": "string"
        },
        "state": {
          "description": "`failed`: the judge itself failed repeatedly; an operator has to look.",
          "enum": [
            "failed",
            "judged",
            "pending"
          ],
          "type": "string"
        },
        "summary": {
          "enum": [
            "not shown",
            "refused",
            "shown"
          ],
          "type": "string"
        },
        "verdict": {
          "$ref": "#/components/schemas/Verdict",
          "description": "Absent where the evidence was too malformed to name a header."
        }
      },
      "required": [
        "bundleSha256",
        "receivedAt",
        "state"
      ],
      "type": "object"
    },
    "ExaminationSummary": {
      "additionalProperties": false,
      "properties": {
        "bankIds": {
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "closed": {
          "type": "boolean"
        },
        "from": {
          "type": "string"
        },
        "id": {
          "type": "string"
        },
        "legalBasis": {
          "type": "string"
        },
        "number": {
          "type": "number"
        },
        "openedAt": {
          "type": "string"
        },
        "openedBy": {
          "type": "string"
        },
        "title": {
          "type": "string"
        },
        "to": {
          "type": "string"
        }
      },
      "required": [
        "bankIds",
        "closed",
        "from",
        "id",
        "legalBasis",
        "number",
        "openedAt",
        "openedBy",
        "title",
        "to"
      ],
      "type": "object"
    },
    "ExaminationView": {
      "additionalProperties": false,
      "properties": {
        "bankIds": {
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "closed": {
          "type": "boolean"
        },
        "entries": {
          "items": {
            "$ref": "#/components/schemas/EntryView"
          },
          "type": "array"
        },
        "from": {
          "type": "string"
        },
        "id": {
          "type": "string"
        },
        "legalBasis": {
          "type": "string"
        },
        "number": {
          "type": "number"
        },
        "openedAt": {
          "type": "string"
        },
        "openedBy": {
          "type": "string"
        },
        "records": {
          "description": "Records signed so far, the newest first.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "preparedAt": {
                "type": "string"
              },
              "preparedBy": {
                "type": "string"
              },
              "sha256": {
                "type": "string"
              }
            },
            "required": [
              "preparedAt",
              "preparedBy",
              "sha256"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "title": {
          "type": "string"
        },
        "to": {
          "type": "string"
        }
      },
      "required": [
        "bankIds",
        "closed",
        "entries",
        "from",
        "id",
        "legalBasis",
        "number",
        "openedAt",
        "openedBy",
        "records",
        "title",
        "to"
      ],
      "type": "object"
    },
    "FieldsRead": {
      "additionalProperties": false,
      "properties": {
        "fields": {
          "description": "Fields of posting and window, sorted; through other features too.",
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "kind": {
          "enum": [
            "feature",
            "rule"
          ],
          "type": "string"
        },
        "meaning": {
          "type": "string"
        },
        "name": {
          "description": "Name of the feature, or id of the rule.",
          "type": "string"
        }
      },
      "required": [
        "fields",
        "kind",
        "meaning",
        "name"
      ],
      "type": "object"
    },
    "Figure": {
      "additionalProperties": false,
      "properties": {
        "name": {
          "enum": [
            "alert-rate",
            "hours-to-verdict",
            "late-days",
            "quarantined-share",
            "records",
            "refused-days"
          ],
          "type": "string"
        },
        "peerSeries": {
          "items": {
            "anyOf": [
              {
                "type": "null"
              },
              {
                "type": "number"
              }
            ]
          },
          "type": "array"
        },
        "peers": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ]
        },
        "series": {
          "description": "A day each, oldest first.",
          "items": {
            "anyOf": [
              {
                "type": "null"
              },
              {
                "type": "number"
              }
            ]
          },
          "type": "array"
        },
        "value": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ],
          "description": "Over all days: mean records a day, alerts a record, quarantined a posting, median hours, number of days. Null: nothing known."
        }
      },
      "required": [
        "name",
        "peerSeries",
        "peers",
        "series",
        "value"
      ],
      "type": "object"
    },
    "FoundVerdict": {
      "additionalProperties": false,
      "properties": {
        "bankId": {
          "type": "string"
        },
        "batchIndex": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ]
        },
        "batchKind": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "enum": [
                "correction",
                "empty",
                "late",
                "normal",
                "recovery"
              ],
              "type": "string"
            }
          ]
        },
        "businessDate": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Null where the evidence was too malformed to name a header."
        },
        "findings": {
          "description": "Claims that are not shown or refused.",
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
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "judgedAt": {
          "description": "ISO 8601.",
          "type": "string"
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
        "findings",
        "headerHash",
        "judgedAt",
        "summary"
      ],
      "type": "object"
    },
    "Frame": {
      "additionalProperties": false,
      "properties": {
        "banks": {
          "items": {
            "$ref": "#/components/schemas/FrameBank"
          },
          "type": "array"
        },
        "now": {
          "description": "The service's own clock, UTC.",
          "type": "string"
        },
        "sandbox": {
          "description": "Development keys count here: nothing that is shown is proof of anything.",
          "type": "boolean"
        }
      },
      "required": [
        "banks",
        "now",
        "sandbox"
      ],
      "type": "object"
    },
    "FrameBank": {
      "additionalProperties": false,
      "properties": {
        "bankId": {
          "type": "string"
        },
        "name": {
          "type": "string"
        },
        "startDate": {
          "description": "First business date that evidence is owed for.",
          "type": "string"
        },
        "timeZone": {
          "description": "IANA: a business date of the bank is a calendar date in it.",
          "type": "string"
        }
      },
      "required": [
        "bankId",
        "name",
        "startDate",
        "timeZone"
      ],
      "type": "object"
    },
    "HandedOut": {
      "additionalProperties": false,
      "properties": {
        "at": {
          "type": "string"
        },
        "size": {
          "type": "number"
        }
      },
      "required": [
        "at",
        "size"
      ],
      "type": "object"
    },
    "HashPage": {
      "additionalProperties": false,
      "properties": {
        "from": {
          "type": "number"
        },
        "hashes": {
          "description": "RFC 9162 leaf hashes, hex.",
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "size": {
          "type": "number"
        }
      },
      "required": [
        "from",
        "hashes",
        "size"
      ],
      "type": "object"
    },
    "HeaderDetails": {
      "additionalProperties": false,
      "properties": {
        "attestationSha256": {
          "type": "string"
        },
        "batchRoot": {
          "type": "string"
        },
        "bundleBytes": {
          "type": "number"
        },
        "bundleSha256": {
          "type": "string"
        },
        "chunks": {
          "type": "number"
        },
        "closeIndex": {
          "type": "number"
        },
        "closeLeafHash": {
          "type": "string"
        },
        "featureProgramDigest": {
          "type": "string"
        },
        "headerIndex": {
          "type": "number"
        },
        "keys": {
          "items": {
            "additionalProperties": false,
            "properties": {
              "circuit": {
                "type": "string"
              },
              "role": {
                "enum": [
                  "model",
                  "record"
                ],
                "type": "string"
              },
              "sha256": {
                "type": "string"
              },
              "trustClass": {
                "anyOf": [
                  {
                    "type": "null"
                  },
                  {
                    "enum": [
                      "ceremony",
                      "development"
                    ],
                    "type": "string"
                  }
                ]
              }
            },
            "required": [
              "circuit",
              "role",
              "sha256",
              "trustClass"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "lineRegisterSha256": {
          "type": "string"
        },
        "modelDigest": {
          "type": "string"
        },
        "policyCommitment": {
          "type": "string"
        },
        "previousHeader": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "slots": {
          "type": "number"
        }
      },
      "required": [
        "attestationSha256",
        "batchRoot",
        "bundleBytes",
        "bundleSha256",
        "chunks",
        "closeIndex",
        "closeLeafHash",
        "featureProgramDigest",
        "headerIndex",
        "keys",
        "lineRegisterSha256",
        "modelDigest",
        "policyCommitment",
        "previousHeader",
        "slots"
      ],
      "type": "object"
    },
    "HeldLeaves": {
      "additionalProperties": false,
      "properties": {
        "cosigned": {
          "type": "number"
        },
        "held": {
          "type": "number"
        }
      },
      "required": [
        "cosigned",
        "held"
      ],
      "type": "object"
    },
    "InspectedHeader": {
      "additionalProperties": false,
      "properties": {
        "alerts": {
          "additionalProperties": false,
          "properties": {
            "merged": {
              "type": "number"
            },
            "proven": {
              "type": "string"
            },
            "raised": {
              "type": "number"
            }
          },
          "required": [
            "merged",
            "proven",
            "raised"
          ],
          "type": "object"
        },
        "anchored": {
          "description": "In the log under a cosigned checkpoint.",
          "type": "boolean"
        },
        "attestedAt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "By the word of the attestation."
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
        "closeCosignedAt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "When the witness first cosigned a checkpoint that holds the close leaf, and one that holds the header."
        },
        "details": {
          "$ref": "#/components/schemas/HeaderDetails"
        },
        "explanation": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "The bank's word, which no claim rests on."
        },
        "headerCosignedAt": {
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
          "type": "string"
        },
        "hours": {
          "description": "Length of the business date; 23 or 25 where clocks change.",
          "type": "number"
        },
        "inForce": {
          "additionalProperties": false,
          "properties": {
            "featureProgram": {
              "anyOf": [
                {
                  "type": "null"
                },
                {
                  "type": "string"
                }
              ]
            },
            "lineRegister": {
              "anyOf": [
                {
                  "type": "null"
                },
                {
                  "type": "number"
                }
              ]
            },
            "model": {
              "type": "string"
            },
            "policy": {
              "anyOf": [
                {
                  "type": "null"
                },
                {
                  "type": "number"
                }
              ],
              "description": "Versions."
            }
          },
          "required": [
            "featureProgram",
            "lineRegister",
            "model",
            "policy"
          ],
          "type": "object"
        },
        "judgedAt": {
          "type": "string"
        },
        "receivedAt": {
          "type": "string"
        },
        "records": {
          "type": "string"
        },
        "recovery": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "additionalProperties": false,
              "properties": {
                "approvals": {
                  "type": "number"
                },
                "reason": {
                  "enum": [
                    "batch-abandoned",
                    "restored-from-backup"
                  ],
                  "type": "string"
                }
              },
              "required": [
                "approvals",
                "reason"
              ],
              "type": "object"
            }
          ]
        },
        "rules": {
          "description": "Alerts of which a rule of the feature program holds; a record may have several.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "alerts": {
                "type": "string"
              },
              "id": {
                "type": "string"
              },
              "meaning": {
                "type": "string"
              }
            },
            "required": [
              "alerts",
              "id",
              "meaning"
            ],
            "type": "object"
          },
          "type": "array"
        },
        "summary": {
          "enum": [
            "not shown",
            "refused",
            "shown"
          ],
          "type": "string"
        },
        "supersededBy": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "supersedes": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Log hash of the header that it replaces, and of an accepted one that replaced it."
        }
      },
      "required": [
        "alerts",
        "anchored",
        "attestedAt",
        "batchIndex",
        "batchKind",
        "claims",
        "closeCosignedAt",
        "details",
        "explanation",
        "headerCosignedAt",
        "headerHash",
        "hours",
        "inForce",
        "judgedAt",
        "receivedAt",
        "records",
        "recovery",
        "rules",
        "summary",
        "supersededBy",
        "supersedes"
      ],
      "type": "object"
    },
    "LeafPage": {
      "additionalProperties": false,
      "properties": {
        "from": {
          "type": "number"
        },
        "leaves": {
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "size": {
          "type": "number"
        }
      },
      "required": [
        "from",
        "leaves",
        "size"
      ],
      "type": "object"
    },
    "LineRow": {
      "additionalProperties": false,
      "properties": {
        "cells": {
          "description": "One for each date; null where the line was not registered, or nothing is owed.",
          "items": {
            "anyOf": [
              {
                "$ref": "#/components/schemas/Cell"
              },
              {
                "type": "null"
              }
            ]
          },
          "type": "array"
        },
        "code": {
          "type": "string"
        },
        "currency": {
          "type": "string"
        },
        "name": {
          "type": "string"
        }
      },
      "required": [
        "cells",
        "code",
        "currency",
        "name"
      ],
      "type": "object"
    },
    "LineSum": {
      "additionalProperties": false,
      "properties": {
        "excluded": {
          "$ref": "#/components/schemas/Tally"
        },
        "ledger": {
          "$ref": "#/components/schemas/Tally"
        },
        "missing": {
          "$ref": "#/components/schemas/Tally",
          "description": "What finance counted and nothing accounts for; below zero: more was scored than finance counted."
        },
        "quarantined": {
          "$ref": "#/components/schemas/Tally"
        },
        "scored": {
          "$ref": "#/components/schemas/Tally"
        }
      },
      "required": [
        "excluded",
        "ledger",
        "missing",
        "quarantined",
        "scored"
      ],
      "type": "object"
    },
    "LogEntry": {
      "additionalProperties": false,
      "properties": {
        "batchIndex": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ]
        },
        "batchKind": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "enum": [
                "correction",
                "empty",
                "late",
                "normal",
                "recovery"
              ],
              "type": "string"
            }
          ]
        },
        "businessDate": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Of a close leaf or a header."
        },
        "cosignedAt": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "When a checkpoint that holds it was first cosigned."
        },
        "hash": {
          "description": "RFC 9162 leaf hash, hex.",
          "type": "string"
        },
        "index": {
          "type": "number"
        },
        "kind": {
          "enum": [
            "close",
            "header",
            "receipts"
          ],
          "type": "string"
        },
        "summary": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "enum": [
                "not shown",
                "refused",
                "shown"
              ],
              "type": "string"
            }
          ],
          "description": "Of a header that was judged: the best verdict on it."
        }
      },
      "required": [
        "batchIndex",
        "batchKind",
        "businessDate",
        "cosignedAt",
        "hash",
        "index",
        "kind",
        "summary"
      ],
      "type": "object"
    },
    "LogPage": {
      "additionalProperties": false,
      "properties": {
        "bankId": {
          "type": "string"
        },
        "checkpoints": {
          "description": "Newest first, at most {@link MAX_CHECKPOINTS}.",
          "items": {
            "$ref": "#/components/schemas/CosignedCheckpoint"
          },
          "type": "array"
        },
        "contradictions": {
          "items": {
            "$ref": "#/components/schemas/Contradiction"
          },
          "type": "array"
        },
        "entries": {
          "description": "Newest first, a page of them.",
          "items": {
            "$ref": "#/components/schemas/LogEntry"
          },
          "type": "array"
        },
        "handedOut": {
          "items": {
            "$ref": "#/components/schemas/HandedOut"
          },
          "type": "array"
        },
        "head": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "additionalProperties": false,
              "properties": {
                "root": {
                  "type": "string"
                },
                "size": {
                  "type": "number"
                }
              },
              "required": [
                "root",
                "size"
              ],
              "type": "object"
            }
          ]
        },
        "next": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "number"
            }
          ],
          "description": "`before` of the next page; null on the last."
        },
        "origin": {
          "description": "Name of the log.",
          "type": "string"
        }
      },
      "required": [
        "bankId",
        "checkpoints",
        "contradictions",
        "entries",
        "handedOut",
        "head",
        "next",
        "origin"
      ],
      "type": "object"
    },
    "Overview": {
      "additionalProperties": false,
      "properties": {
        "attention": {
          "items": {
            "$ref": "#/components/schemas/AttentionItem"
          },
          "type": "array"
        },
        "banks": {
          "items": {
            "$ref": "#/components/schemas/BankOverview"
          },
          "type": "array"
        },
        "counts": {
          "$ref": "#/components/schemas/DayCounts"
        },
        "dates": {
          "description": "Business dates of the matrix, oldest first.",
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "figureDates": {
          "description": "The newest of them, those of figures and changes.",
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "knownAt": {
          "description": "ISO 8601: what came or was judged later is left out.",
          "type": "string"
        },
        "moreAttention": {
          "description": "How many more there are than are listed.",
          "type": "number"
        },
        "sentence": {
          "type": "string"
        }
      },
      "required": [
        "attention",
        "banks",
        "counts",
        "dates",
        "figureDates",
        "knownAt",
        "moreAttention",
        "sentence"
      ],
      "type": "object"
    },
    "ProgramFieldsView": {
      "additionalProperties": false,
      "properties": {
        "forbidden": {
          "description": "Fields on today's list of those that must not be read; registered before the list named them.",
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "inForce": {
          "type": "boolean"
        },
        "program": {
          "type": "string"
        },
        "reads": {
          "items": {
            "$ref": "#/components/schemas/FieldsRead"
          },
          "type": "array"
        },
        "recordCircuit": {
          "type": "string"
        },
        "validFrom": {
          "type": "string"
        }
      },
      "required": [
        "forbidden",
        "inForce",
        "program",
        "reads",
        "recordCircuit",
        "validFrom"
      ],
      "type": "object"
    },
    "ProposalDetail": {
      "additionalProperties": false,
      "properties": {
        "bankId": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "confirmations": {
          "items": {
            "$ref": "#/components/schemas/ConfirmationView"
          },
          "type": "array"
        },
        "document": {},
        "id": {
          "type": "string"
        },
        "kind": {
          "enum": [
            "bank-registration",
            "ceremony",
            "certifier",
            "circuit-certificate",
            "circuit-key",
            "feature-program-registration",
            "forbidden-fields",
            "line-register",
            "log-key-rotation",
            "mode",
            "model-registration",
            "policy-registration",
            "request-key"
          ],
          "type": "string"
        },
        "proposedAt": {
          "type": "string"
        },
        "proposedBy": {
          "type": "string"
        },
        "sha256": {
          "type": "string"
        },
        "state": {
          "enum": [
            "declined",
            "pending",
            "registered"
          ],
          "type": "string"
        }
      },
      "required": [
        "bankId",
        "confirmations",
        "document",
        "id",
        "kind",
        "proposedAt",
        "proposedBy",
        "sha256",
        "state"
      ],
      "type": "object"
    },
    "ProposalView": {
      "additionalProperties": false,
      "properties": {
        "bankId": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ]
        },
        "confirmations": {
          "items": {
            "$ref": "#/components/schemas/ConfirmationView"
          },
          "type": "array"
        },
        "id": {
          "type": "string"
        },
        "kind": {
          "enum": [
            "bank-registration",
            "ceremony",
            "certifier",
            "circuit-certificate",
            "circuit-key",
            "feature-program-registration",
            "forbidden-fields",
            "line-register",
            "log-key-rotation",
            "mode",
            "model-registration",
            "policy-registration",
            "request-key"
          ],
          "type": "string"
        },
        "proposedAt": {
          "type": "string"
        },
        "proposedBy": {
          "type": "string"
        },
        "sha256": {
          "type": "string"
        },
        "state": {
          "enum": [
            "declined",
            "pending",
            "registered"
          ],
          "type": "string"
        }
      },
      "required": [
        "bankId",
        "confirmations",
        "id",
        "kind",
        "proposedAt",
        "proposedBy",
        "sha256",
        "state"
      ],
      "type": "object"
    },
    "RegistrationEvent": {
      "additionalProperties": false,
      "properties": {
        "bankId": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Null for what concerns every bank."
        },
        "changes": {
          "description": "Against the one before, in plain sentences.",
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "confirmedBy": {
          "items": {
            "type": "string"
          },
          "type": "array"
        },
        "kind": {
          "enum": [
            "bank-registration",
            "ceremony",
            "certifier",
            "circuit-certificate",
            "circuit-key",
            "feature-program-registration",
            "forbidden-fields",
            "line-register",
            "log-key-rotation",
            "mode",
            "model-registration",
            "policy-registration",
            "request-key"
          ],
          "type": "string"
        },
        "proposedBy": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Null for what was registered before two people were needed."
        },
        "registeredAt": {
          "type": "string"
        },
        "sha256": {
          "anyOf": [
            {
              "type": "null"
            },
            {
              "type": "string"
            }
          ],
          "description": "Of the document; null for the mode."
        },
        "subject": {
          "description": "What it is called: version, model id, circuit, name.",
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
          ],
          "description": "First business date that it holds on; null for what holds from its registration on."
        }
      },
      "required": [
        "bankId",
        "changes",
        "confirmedBy",
        "kind",
        "proposedBy",
        "registeredAt",
        "sha256",
        "subject",
        "validFrom"
      ],
      "type": "object"
    },
    "Tally": {
      "additionalProperties": false,
      "properties": {
        "amount": {
          "type": "string"
        },
        "count": {
          "type": "string"
        }
      },
      "required": [
        "amount",
        "count"
      ],
      "type": "object"
    },
    "Verdict": {
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
    },
    "VerdictPage": {
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
        },
        "verdicts": {
          "description": "Newest first.",
          "items": {
            "$ref": "#/components/schemas/FoundVerdict"
          },
          "type": "array"
        }
      },
      "required": [
        "next",
        "verdicts"
      ],
      "type": "object"
    }
  }
};
