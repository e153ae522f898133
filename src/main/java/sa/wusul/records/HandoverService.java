package sa.wusul.records;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

import sa.wusul.archive.Archive;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The package of a closed case, or of all cases of a person, with the rows of all tables,
 * papers and scans. Confidential cases are in no package. The audit log has who asked and
 * why before anything goes out.
 */
class HandoverService {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final HandoverRepository cases;

	private final Archive archive;

	private final Rights rights;

	private final AuditLog audit;

	private final Clock clock;

	HandoverService(HandoverRepository cases, Archive archive, Rights rights, AuditLog audit, Clock clock) {
		this.cases = cases;
		this.archive = archive;
		this.rights = rights;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Writes the package of a closed case.
	 * @throws RefusalException {@code case.unknown}, also for a confidential case, or
	 * {@code handover.open}
	 */
	void writeCase(String reference, String person, String reason, OutputStream to) throws IOException {
		var found = this.cases.find(reference)
			.filter((handed) -> !this.rights.isConfidential(handed.processKey()))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "case.unknown"));
		if (!found.closed()) {
			throw new RefusalException(Kind.CONFLICT, "handover.open");
		}
		this.audit.add(AuditEntry.done(person, "case.handedOver").ofCase(reference).saying(reason));
		try (var bag = new BagWriter(to, reference)) {
			addCase(bag, reference, "");
			bag.finish(facts(reference, "A closed case"), LocalDate.now(this.clock.withZone(Kingdom.ZONE)));
		}
	}

	/**
	 * Writes all that is held of a person.
	 * @return the number of cases in the package
	 */
	int writePerson(String identityNumber, String person, String reason, OutputStream to) throws IOException {
		var references = this.cases.casesOf(identityNumber)
			.stream()
			.filter((reference) -> this.cases.find(reference)
				.filter((handed) -> !this.rights.isConfidential(handed.processKey()))
				.isPresent())
			.toList();
		references.forEach((reference) -> this.audit
			.add(AuditEntry.done(person, "person.exported").ofCase(reference).saying(reason)));
		try (var bag = new BagWriter(to, "person")) {
			for (var reference : references) {
				addCase(bag, reference, "cases/" + reference + "/");
			}
			bag.add("cases.json", JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(references));
			bag.finish(facts("person", "All that is held of one person"),
					LocalDate.now(this.clock.withZone(Kingdom.ZONE)));
		}
		return references.size();
	}

	private void addCase(BagWriter bag, String reference, String folder) throws IOException {
		for (var table : HandoverRepository.TABLES.keySet()) {
			var rows = this.cases.rows(table, reference);
			if (!rows.isEmpty()) {
				bag.add(folder + "records/" + table + ".json",
						JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(rows));
			}
		}
		for (var content : this.cases.contents(reference)) {
			bag.add(folder + content.file(), this.archive.content(content.hash()).orElseThrow());
		}
	}

	private static Map<String, String> facts(String identifier, String description) {
		var facts = new LinkedHashMap<String, String>();
		facts.put("Source-Organization", "Ministry of Interior, Wusul");
		facts.put("External-Identifier", identifier);
		facts.put("External-Description", description);
		return facts;
	}

}
