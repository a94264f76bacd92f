"""Airflow's REST interface, as far as starting and testing it needs."""

from __future__ import annotations

from typing import Any

import httpx


class Rest:
    """The interface of one Airflow; asks for a token at the first call and when it has expired."""

    def __init__(self, address: str, user: str, password: str) -> None:
        self._client = httpx.Client(base_url=address, timeout=30, trust_env=False)
        self._login = {"username": user, "password": password}

    def get(self, path: str, **parameters: Any) -> dict[str, Any]:
        """Return the answer to GET /api/v2/PATH; raises httpx.HTTPStatusError unless it is 2xx."""
        return self._call("GET", path, params=parameters)

    def post(self, path: str, body: Any) -> dict[str, Any]:
        """Return the answer to POST /api/v2/PATH; raises as ``get`` does."""
        return self._call("POST", path, json=body)

    def patch(self, path: str, body: Any) -> dict[str, Any]:
        """Return the answer to PATCH /api/v2/PATH; raises as ``get`` does."""
        return self._call("PATCH", path, json=body)

    def text(self, path: str, **parameters: Any) -> str:
        """Return the body of GET /api/v2/PATH as text; raises as ``get`` does."""
        return self._response("GET", path, params=parameters).text

    def _call(self, method: str, path: str, **arguments: Any) -> dict[str, Any]:
        response = self._response(method, path, **arguments)
        return response.json() if response.content else {}

    def _response(self, method: str, path: str, **arguments: Any) -> httpx.Response:
        response = self._client.request(method, f"/api/v2/{path}", **arguments)
        if response.status_code == httpx.codes.UNAUTHORIZED:
            token = self._client.post("/auth/token", json=self._login)
            token.raise_for_status()
            self._client.headers["Authorization"] = f"Bearer {token.json()['access_token']}"
            response = self._client.request(method, f"/api/v2/{path}", **arguments)
        response.raise_for_status()
        return response
