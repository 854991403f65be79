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
    "leavesHandOut": {
      "$ref": "#/components/schemas/LeafPage"
    },
    "leavesHashes": {
      "$ref": "#/components/schemas/HashPage"
    },
    "leavesOffer": {
      "$ref": "#/components/schemas/HeldLeaves"
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
    "registrationsMode": {
      "additionalProperties": false,
      "properties": {
        "sandbox": {
          "type": "boolean"
        }
      },
      "required": [
        "sandbox"
      ],
      "type": "object"
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
        "witnessKey": {
          "type": "string"
        }
      },
      "required": [
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
            "certifier",
            "circuit-certificate",
            "circuit-key",
            "feature-program-registration",
            "forbidden-fields",
            "line-register",
            "log-key-rotation",
            "mode",
            "model-registration",
            "policy-registration"
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
            "certifier",
            "circuit-certificate",
            "circuit-key",
            "feature-program-registration",
            "forbidden-fields",
            "line-register",
            "log-key-rotation",
            "mode",
            "model-registration",
            "policy-registration"
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
            "certifier",
            "circuit-certificate",
            "circuit-key",
            "feature-program-registration",
            "forbidden-fields",
            "line-register",
            "log-key-rotation",
            "mode",
            "model-registration",
            "policy-registration"
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
    }
  }
};
