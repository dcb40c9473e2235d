"""catalog.json read as linked data: what DCAT-AP 3 asks of a catalogue, its data sets, their series and their files."""

from __future__ import annotations

import json

import pytest
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef
from support.running import write_edition
from support.shelves import shelve, shelved

from reportgen.disk.workspace import Workspace
from reportgen.house import read_house
from reportgen.outputs.data.catalogue import catalogue
from reportgen.outputs.data.files import as_json
from reportgen.past import read_library
from reportgen.values.dates import Quarter

# rdflib's own reader of JSON-LD still uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCT = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
HOME = "https://panorama.example/"
CATALOGUE, SERIES, HISTORY = (URIRef(f"{HOME}catalog.json{part}") for part in ("", "#editions", "#historique"))
DATABASE = b"SQLite format 3"
CONTACT = 'name = "Office des essais"\nurl = "https://office.example/"\ncontact = "panorama@office.example"\n'
LICENCE = 'name = "Licence Ouverte 2.0"\nurl = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"\n'


def write(root, quarter, number, as_of):
    folder = write_edition(root, quarter, number, as_of)
    told = (folder / "edition.toml").read_text(encoding="utf-8")
    told = told.replace('name = "Office des essais"\n', CONTACT).replace('name = "Licence Ouverte 2.0"\n', LICENCE)
    (folder / "edition.toml").write_text(told.replace("published = 2020-06-30", "published = 2020-07-15"), "utf-8")


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    root = tmp_path_factory.mktemp("catalogue")
    write(root, "2020-T1", 10, "2020-03-31")
    write(root, "2020-T2", 11, "2020-06-30")
    workspace = Workspace(root)
    shelved(workspace)
    edition = root / "assets/editions/2020-T2/projects.csv"
    edition.write_text(edition.read_text(encoding="utf-8").replace("12,5", "13"), encoding="utf-8")
    shelve(workspace, Quarter(2020, 2), "coût d’Alizé corrigé")
    return read_library(workspace, read_house(workspace))


@pytest.fixture(scope="module")
def graph(library):
    return read(as_json(catalogue(library, DATABASE)))


def read(content):
    found = Graph()
    found.parse(data=content, format="json-ld", publicID=str(CATALOGUE))
    return found


def has(graph, subject, *properties):
    return [each for each in properties if graph.value(subject, each) is None] == []


def test_the_context_is_in_the_file_so_that_reading_it_needs_no_network(library):
    context = catalogue(library, DATABASE)["@context"]
    assert isinstance(context, dict)
    assert not any(isinstance(value, list) for value in context.values())


def test_every_key_has_its_meaning_in_the_context(library):
    told = json.loads(as_json(catalogue(library, DATABASE)))
    context = told.pop("@context")

    def keys(node):
        if isinstance(node, dict):
            yield from node
            for value in node.values():
                yield from keys(value)
        elif isinstance(node, list):
            for value in node:
                yield from keys(value)

    assert {key for key in keys(told) if not key.startswith("@")} <= set(context)


def test_the_catalogue_says_what_dcat_ap_makes_mandatory_or_recommends(graph):
    assert (CATALOGUE, RDF.type, DCAT.Catalog) in graph
    assert has(graph, CATALOGUE, DCT.title, DCT.description, DCT.publisher)  # mandatory
    assert has(graph, CATALOGUE, FOAF.homepage, DCT.language, DCT.license, DCT.issued, DCT.modified)
    assert has(graph, CATALOGUE, DCT.spatial, DCAT.themeTaxonomy, DCAT.dataset)
    editions = {URIRef(f"{HOME}2020-T1/"), URIRef(f"{HOME}2020-T2/")}
    assert set(graph.objects(CATALOGUE, DCAT.dataset)) == {SERIES, HISTORY, *editions}


def test_the_publisher_has_a_name_and_a_home(graph):
    (publisher,) = set(graph.objects(None, DCT.publisher))
    assert (publisher, RDF.type, FOAF.Agent) in graph
    assert graph.value(publisher, FOAF.name) == Literal("Office des essais", lang="fr")
    assert graph.value(publisher, FOAF.homepage) == URIRef("https://office.example/")


def test_every_data_set_says_what_dcat_ap_makes_mandatory_or_recommends(graph):
    sets = set(graph.objects(CATALOGUE, DCAT.dataset))
    assert len(sets) == 4
    for each in sets:
        assert has(graph, each, DCT.title, DCT.description)  # mandatory
        assert has(graph, each, DCAT.contactPoint, DCAT.keyword, DCT.publisher, DCT.spatial, DCT.temporal, DCAT.theme)
        assert has(graph, each, DCT.issued, DCT.modified, DCT.language, DCT.bibliographicCitation)
        contact = graph.value(each, DCAT.contactPoint)
        assert graph.value(contact, VCARD.hasEmail) == URIRef("mailto:panorama@office.example")
        period = graph.value(each, DCT.temporal)
        assert has(graph, period, DCAT.startDate, DCAT.endDate)


def test_the_editions_are_a_series_from_the_first_to_the_last(graph):
    first, last = URIRef(f"{HOME}2020-T1/"), URIRef(f"{HOME}2020-T2/")
    assert (SERIES, RDF.type, DCAT.DatasetSeries) in graph
    assert has(graph, SERIES, DCT.title, DCT.description, DCT.accrualPeriodicity)
    assert set(graph.subjects(DCAT.inSeries, SERIES)) == {first, last}
    assert (graph.value(SERIES, DCAT.first), graph.value(SERIES, DCAT.last)) == (first, last)
    assert (graph.value(first, DCAT.prev), graph.value(last, DCAT.prev)) == (None, first)
    assert graph.value(SERIES, DCAT.distribution) is None


def test_dates_are_the_editions_own(graph):
    last = URIRef(f"{HOME}2020-T2/")
    assert graph.value(last, DCT.issued) == Literal("2020-07-15", datatype=XSD.date)
    assert graph.value(last, DCT.modified) == Literal("2020-07-15", datatype=XSD.date)
    assert graph.value(SERIES, DCT.issued) == Literal("2020-03-31", datatype=XSD.date)
    assert graph.value(graph.value(last, DCT.temporal), DCAT.endDate) == Literal("2020-06-30", datatype=XSD.date)


def test_a_revision_is_told(graph):
    last = URIRef(f"{HOME}2020-T2/")
    assert graph.value(last, DCAT.version) == Literal("11.2")
    assert graph.value(last, ADMS.versionNotes) == Literal("Révision 2 : coût d’Alizé corrigé", lang="fr")


def test_every_file_of_an_edition_is_a_distribution_with_address_type_size_checksum_and_licence(graph, library):
    sizes = {file.name: (file.size, file.sha256) for file in library.volumes[1].files}
    data = sorted(name for name in sizes if name.startswith("data/") and not name.endswith("schema.json"))
    found = {}
    for each in graph.objects(URIRef(f"{HOME}2020-T2/"), DCAT.distribution):
        assert (each, RDF.type, DCAT.Distribution) in graph
        assert has(graph, each, DCAT.accessURL)  # mandatory
        assert has(graph, each, DCATAP.availability, DCT.description, DCT["format"], DCT.license, DCAT.mediaType)
        assert has(graph, each, DCT.title, DCT.language, DCT.issued, DCT.modified)
        licence = graph.value(each, DCT.license)
        assert licence == URIRef("https://www.etalab.gouv.fr/licence-ouverte-open-licence")
        checksum = graph.value(each, SPDX.checksum)
        assert graph.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
        digest, size = graph.value(checksum, SPDX.checksumValue), graph.value(each, DCAT.byteSize)
        assert (digest.datatype, size.datatype) == (XSD.hexBinary, XSD.nonNegativeInteger)
        name = str(graph.value(each, DCAT.downloadURL)).removeprefix(f"{HOME}2020-T2/")
        assert (int(size), str(digest)) == sizes[name]
        found[name] = each
    assert sorted(found) == data
    for name in ("data/projects.csv", "data/projects.xlsx", "data/projects.ods"):
        schema = graph.value(found[name], DCT.conformsTo)
        assert schema == URIRef(f"{HOME}2020-T2/data/projects.schema.json")
        assert (schema, RDF.type, DCT.Standard) in graph


def test_the_history_is_a_data_set_of_its_own(graph):
    (one,) = graph.objects(HISTORY, DCAT.distribution)
    assert graph.value(one, DCAT.downloadURL) == URIRef(f"{HOME}panorama.sqlite")
    assert int(graph.value(one, DCAT.byteSize)) == len(DATABASE)
    assert str(graph.value(one, DCAT.mediaType)).endswith("application/vnd.sqlite3")


def test_the_report_is_a_page_about_its_edition(graph):
    assert list(graph.objects(URIRef(f"{HOME}2020-T2/"), FOAF.page)) == [URIRef(f"{HOME}2020-T2/panorama-2020-T2.pdf")]


def test_what_is_not_known_is_left_out(tmp_path):
    folder = write_edition(tmp_path, "2020-T1", 10, "2020-03-31")
    told = (folder / "edition.toml").read_text(encoding="utf-8")
    (folder / "edition.toml").write_text(told.replace("published = 2020-03-31\n", ""), encoding="utf-8")
    found = read(as_json(catalogue(shelved(Workspace(tmp_path)), DATABASE)))
    edition = URIRef(f"{HOME}2020-T1/")
    assert found.value(edition, DCT.issued) is None
    assert found.value(edition, DCT.modified) == Literal("2020-03-31", datatype=XSD.date)
    assert found.value(edition, DCAT.contactPoint) is None
    licence = next(found.objects(CATALOGUE, DCT.license))
    assert found.value(licence, DCT.title) == Literal("Licence Ouverte 2.0", lang="fr")


def test_the_same_editions_give_the_same_bytes(library):
    assert as_json(catalogue(library, DATABASE)) == as_json(catalogue(library, DATABASE))
