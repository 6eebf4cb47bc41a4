package import SQL

/// The tables of supervision: rules in force, warnings, items under supervision, checks.
package enum SupervisionMigrations {
    package static let all: [Migration] =
        RuleMigrations.all + ItemMigrations.all + CheckMigrations.all + RuleCheckMigrations.all
        + ComplaintMigrations.all
}
