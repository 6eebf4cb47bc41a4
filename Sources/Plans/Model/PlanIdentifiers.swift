package import Kernel

package enum PlanSubject {}
package enum PlanImportSubject {}
package enum PlanTaskSubject {}
package enum ReportSubject {}
package enum EvidenceSubject {}
package enum ChangeSubject {}

package typealias PlanID = Identifier<PlanSubject>
package typealias PlanImportID = Identifier<PlanImportSubject>
package typealias PlanTaskID = Identifier<PlanTaskSubject>
package typealias ReportID = Identifier<ReportSubject>
package typealias EvidenceID = Identifier<EvidenceSubject>
package typealias ChangeID = Identifier<ChangeSubject>
