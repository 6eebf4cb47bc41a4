package import Kernel

package enum CatalogueItemSubject {}
package enum CatalogueEditionSubject {}
package enum DutyChangeSubject {}
package enum CatalogueReviewSubject {}
/// 一个事项, the same through every edition of its catalogue, so that columns and duties stay with it.
package typealias CatalogueItemID = Identifier<CatalogueItemSubject>
/// 目录的一版.
package typealias EditionID = Identifier<CatalogueEditionSubject>
/// 职责调整.
package typealias DutyChangeID = Identifier<DutyChangeSubject>
/// 年度审查.
package typealias CatalogueReviewID = Identifier<CatalogueReviewSubject>
