/// The tables of tokens and receipts of the API.
enum ApiTokenTables {
    static let statements = [
        """
        CREATE TABLE api_token (
            id TEXT NOT NULL PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,
            member_id TEXT NOT NULL REFERENCES member (id),
            name TEXT NOT NULL,
            prefix TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            revoked_at BIGINT,
            used_at BIGINT
        )
        """,
        "CREATE INDEX api_token_by_member ON api_token (member_id)",
        """
        CREATE TABLE api_receipt (
            member_id TEXT NOT NULL,
            call_key TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            status INTEGER NOT NULL,
            body TEXT NOT NULL,
            etag INTEGER,
            location TEXT,
            made_at BIGINT NOT NULL,
            PRIMARY KEY (member_id, call_key)
        )
        """,
        "CREATE INDEX api_receipt_by_time ON api_receipt (made_at)",
    ]
}
