"""Makes the calls that it is told, one a line in JSON, with the client for Python; answers each with a line."""

import json
import sys

from countersign import Countersign, VerifierError

verifier, api_key = json.loads(sys.stdin.readline())
client = Countersign(verifier, api_key)
for line in sys.stdin:
    name, words, named = json.loads(line)
    try:
        told = getattr(client, name)(*words, **named)
        answer = {"told": list(told) if name == "list_members" else told}
    except VerifierError as error:
        answer = {"error": [error.type, error.status, error.retry_after]}
    print(json.dumps(answer), flush=True)
