#pragma once
/* Debian builds libxml2 with ICU; its types then clash with the ICU inside Foundation. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>
#include <libxml/xpath.h>
#include <libxml/tree.h>
/* xmlFree is a global function pointer, which Swift 6 rejects as shared mutable state. */
static inline void gongkai_xmlFree(void *p) { xmlFree(p); }
