/** Made from the return types of the controllers by tools/generate-openapi.mjs: run npm run generate. */
import type { Answers } from '@probity/shared-platform';

export const ANSWERS: Answers = {
  "operations": {
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
    "banksEvidence": {
      "$ref": "#/components/schemas/EvidenceState"
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
    "leavesHandOut": {
      "$ref": "#/components/schemas/LeafPage"
    },
    "leavesHashes": {
      "$ref": "#/components/schemas/HashPage"
    },
    "leavesOffer": {
      "$ref": "#/components/schemas/HeldLeaves"
    },
    "overviewFrame": {
      "$ref": "#/components/schemas/Frame"
    },
    "registrationsNameCertifier": {
      "additionalProperties": false,
      "properties": {
        "created": {
          "type": "boolean"
        }
      },
      "required": [
        "created"
      ],
      "type": "object"
    },
    "registrationsRegister": {
      "$ref": "#/components/schemas/RegistrationReceipt"
    },
    "registrationsSetMode": {
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
    "Frame": {
      "additionalProperties": false,
      "properties": {
        "banks": {
          "items": {
            "$ref": "#/components/schemas/FrameBank"
          },
          "type": "array"
        },
        "sandbox": {
          "description": "Development keys count here: nothing that is shown is proof of anything.",
          "type": "boolean"
        }
      },
      "required": [
        "banks",
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
    "RegistrationReceipt": {
      "additionalProperties": false,
      "properties": {
        "created": {
          "description": "False if the same document was registered before.",
          "type": "boolean"
        },
        "kind": {
          "enum": [
            "bank-registration",
            "circuit-certificate",
            "circuit-key",
            "feature-program-registration",
            "line-register",
            "log-key-rotation",
            "model-registration",
            "policy-registration"
          ],
          "type": "string"
        },
        "sha256": {
          "type": "string"
        }
      },
      "required": [
        "created",
        "kind",
        "sha256"
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
