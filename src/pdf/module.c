/* module.c: the table of this folder's module. */
#include "pdf/calls.h"

const struct paper_module paper_module = {
    .head = { MODULE_VERSION },
    .make = pdf_make,
    .picture = pdf_picture,
    .title = pdf_title,
    .heading = pdf_heading,
    .text = pdf_text,
    .item = pdf_item,
    .link = pdf_link,
    .space = pdf_space,
    .need = pdf_need,
    .break_page = pdf_break,
    .letterhead = pdf_letterhead,
    .signatures = pdf_signatures,
    .seal = pdf_seal,
    .big = pdf_big,
    .code = pdf_code,
    .table = pdf_table,
    .legend = pdf_legend,
    .facts = pdf_facts,
    .flow = pdf_flow,
    .map = pdf_map,
    .curve = pdf_curve,
    .radar = pdf_radar,
};
