import Catalogue
import Kernel
import Publishing
import Site

extension SiteAssembly {
    /// 公开目录 on both sides.
    func registerCatalogues(on routes: SiteRoutes) {
        CatalogueRoutes(
            catalogues: house.catalogues, publishing: house.publishing, people: house.people, intake: .confined()
        ).register(on: routes)
        PublicCatalogueRoutes(
            catalogues: house.catalogues, publishing: house.publishing, people: house.people, site: portal
        ).register(on: routes)
    }
}
