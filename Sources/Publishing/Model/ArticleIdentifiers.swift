package import Kernel

package enum ArticleSubject {}
package enum RevisionSubject {}
package enum ColumnSubject {}
package enum PortalSubject {}
/// 一条信息.
package typealias ArticleID = Identifier<ArticleSubject>
/// 一个版本, never changed once written.
package typealias RevisionID = Identifier<RevisionSubject>
/// 栏目.
package typealias ColumnID = Identifier<ColumnSubject>
/// 站点.
package typealias PortalID = Identifier<PortalSubject>
