package sa.wusul.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.archive.Archive;
import sa.wusul.archive.ContentKind;
import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.escalation.MorningSheetStarter;
import sa.wusul.escalation.MorningPrints;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.Sha256;
import sa.wusul.platform.text.ShownText;

/**
 * The sheets that are printed for the Minister's office in the morning of each working
 * day and kept in the archive for some time (ADR 90). Printing one is the program's work;
 * each reading of one is an access to the cases that it shows.
 */
@Service
public class MorningSheetService implements MorningPrints {

	private final MorningSheetRepository days;

	private final MorningSheetStarter starter;

	private final MinistryViewService ministry;

	private final Archive archive;

	private final AccessLog log;

	private final WorkingTime workingTime;

	private final LimitDecisions limits;

	private final Clock clock;

	MorningSheetService(MorningSheetRepository days, MorningSheetStarter starter, MinistryViewService ministry,
			Archive archive, AccessLog log, WorkingTime workingTime, LimitDecisions limits, Clock clock) {
		this.days = days;
		this.starter = starter;
		this.ministry = ministry;
		this.archive = archive;
		this.log = log;
		this.workingTime = workingTime;
		this.limits = limits;
		this.clock = clock;
	}

	/**
	 * Starts the process of today's sheet if today is a working day and no node did so
	 * yet.
	 */
	@Transactional
	public void beginToday() {
		var today = LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE);
		if (!this.workingTime.openings(today, today).isEmpty() && !this.days.isBegun(today)) {
			this.days.begin(today);
			this.starter.start(today);
		}
	}

	@Override
	@Transactional
	public void print(LocalDate day) {
		var prepared = this.ministry.prepared();
		this.days.keep(day, keep(prepared.arabic()), keep(prepared.english()), prepared.references());
	}

	private String keep(byte[] sheet) {
		var hash = Sha256.hex(sheet);
		this.archive.keep(hash, ContentKind.PACKAGE, "application/pdf", sheet);
		return hash;
	}

	/**
	 * Returns the sheets that are kept, the latest first.
	 * @throws RefusalException {@code overview.forbidden}
	 */
	public List<Sheet> all(Collection<String> groups) {
		this.ministry.refuseOthers(groups);
		return this.days.kept()
			.stream()
			.map((kept) -> new Sheet(kept.madeFor().toString(), Moment.of(kept.madeAt())))
			.toList();
	}

	/**
	 * Returns the sheet of a day (PDF) in the language of the person, and records the
	 * reading.
	 * @throws RefusalException {@code overview.forbidden} or {@code morningSheet.unknown}
	 */
	public byte[] content(String user, Collection<String> groups, LocalDate day) {
		this.ministry.refuseOthers(groups);
		var content = this.days.find(day)
			.flatMap((kept) -> this.archive.content(ShownText.choose(kept.contentHash(), kept.englishHash())))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "morningSheet.unknown"));
		this.log.writeList(this.days.cases(day), user, Endpoint.TASKLIST);
		return content;
	}

	/** Removes sheets that were kept long enough. */
	@Transactional
	public void forget() {
		var since = LocalDate.ofInstant(
				this.clock.instant().minus(this.limits.duration(SupervisionLimit.MORNING_SHEET_KEPT)), Kingdom.ZONE);
		this.days.before(since).forEach((begun) -> {
			this.days.remove(begun.madeFor());
			Stream.of(begun.contentHash(), begun.englishHash())
				.filter(Objects::nonNull)
				.distinct()
				.forEach(this.archive::discard);
		});
	}

	/**
	 * A sheet that can be read.
	 *
	 * @param day its day, such as {@code 2026-11-24}
	 */
	public record Sheet(String day, Moment madeAt) {
	}

}
