package import SQL

/// The tables of Subscriptions.
package enum SubscriptionMigrations {
    package static let all: [Migration] = [
        Migration("0721_subscriptions") { dialect in
            [
                """
                CREATE TABLE subscription (
                    id TEXT NOT NULL PRIMARY KEY,
                    agency_id TEXT NOT NULL,
                    portal_id TEXT NOT NULL,
                    scope TEXT NOT NULL,
                    frequency TEXT NOT NULL,
                    state TEXT NOT NULL,
                    address \(dialect.bytesType),
                    address_name TEXT,
                    requested_at BIGINT NOT NULL,
                    letter_due_at BIGINT,
                    letter_sent_at BIGINT,
                    told_until BIGINT NOT NULL,
                    next_at BIGINT,
                    claimed_at BIGINT,
                    claimed_until BIGINT,
                    refusals INTEGER NOT NULL,
                    UNIQUE (portal_id, scope, address_name)
                )
                """,
                "CREATE INDEX subscription_by_letter ON subscription (letter_due_at)",
                "CREATE INDEX subscription_by_next ON subscription (state, next_at)",
            ]
        }
    ]
}
