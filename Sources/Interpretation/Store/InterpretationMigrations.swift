package import SQL

/// The tables of interpretation: plans and material, surveys, risk assessments, policy packages.
package enum InterpretationMigrations {
    package static let all: [Migration] = []
}
