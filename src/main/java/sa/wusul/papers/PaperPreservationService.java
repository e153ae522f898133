package sa.wusul.papers;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import sa.wusul.platform.text.Sha256;

/**
 * Completion of the signatures of issued papers (ADR 60): the time that an authority
 * confirms, moments after the issue, and what a check needs for good, at night. A paper
 * whose signature cannot be completed stays as it is and is tried again.
 */
@Service
class PaperPreservationService {

	private static final Logger log = LoggerFactory.getLogger(PaperPreservationService.class);

	/** Time after which a paper is tried again; meanwhile no other node takes it. */
	private static final Duration AGAIN = Duration.ofHours(12);

	/** Time before the end of an authority's certificate at which its time is renewed. */
	private static final Duration RENEWAL = Duration.ofDays(90);

	/** Least time between two renewals, if certificates live shorter than that. */
	private static final Duration LEAST = Duration.ofDays(1);

	private static final int BATCH = 20;

	private final PaperRepository papers;

	private final SignatureExtender extender;

	private final TransactionOperations transactions;

	private final MeterRegistry meters;

	private final Clock clock;

	private volatile Optional<String> problem = Optional.empty();

	PaperPreservationService(PaperRepository papers, SignatureExtender extender, TransactionOperations transactions,
			MeterRegistry meters, Clock clock) {
		this.papers = papers;
		this.extender = extender;
		this.transactions = transactions;
		this.meters = meters;
		this.clock = clock;
		for (var outcome : List.of("T", "LTA", "failed")) {
			meters.counter("wusul.papers.preserved", "outcome", outcome);
		}
	}

	/** Returns why the last round left papers as they were; empty if it did not. */
	Optional<String> problem() {
		return this.problem;
	}

	/**
	 * Adds the confirmed time to the signature of a paper that has none.
	 * @throws IOException if the authority confirms none
	 */
	void confirmTime(String number) throws IOException {
		var form = this.papers.form(number);
		if (form.isPresent() && form.get().level() == SignatureLevel.B) {
			confirmTime(number, form.get());
		}
	}

	/**
	 * Completes what is due, up to a number of papers.
	 * @return the number of papers that are completed further
	 */
	int preserveDue(int most) {
		if (this.extender.timestamps().isEmpty()) {
			return 0;
		}
		var revoked = lists();
		if (revoked.isEmpty()) {
			return 0;
		}
		var round = new Round();
		List<String> due;
		do {
			due = claim(Math.min(BATCH, most - round.tried));
			due.forEach((number) -> preserve(number, revoked.get(), round));
		}
		while (!due.isEmpty() && round.tried < most);
		this.problem = Optional.ofNullable(round.problem);
		return round.done;
	}

	/** Fetches the lists once a round; empty if they cannot be had. */
	private Optional<List<byte[]>> lists() {
		try {
			return Optional.of(this.extender.preserves() ? this.extender.lists() : List.of());
		}
		catch (IOException missing) {
			this.problem = Optional.of(missing.getMessage());
			this.meters.counter("wusul.papers.preserved", "outcome", "failed").increment();
			log.warn("Signatures are not completed: {}", missing.getMessage());
			return Optional.empty();
		}
	}

	private List<String> claim(int most) {
		var now = this.clock.instant();
		return this.transactions.execute((status) -> this.papers.claimUnpreserved(most, now, now.plus(AGAIN)));
	}

	private void preserve(String number, List<byte[]> revoked, Round round) {
		round.tried++;
		try {
			var form = this.papers.form(number);
			if (form.isEmpty()) {
				return;
			}
			var present = form.get();
			if (PaperSignature.in(this.papers.content(present.hash()).orElseThrow()).isEmpty()) {
				this.papers.leaveUnsigned(number);
				return;
			}
			if (present.level() == SignatureLevel.B) {
				present = confirmTime(number, present);
				round.done++;
			}
			if (this.extender.preserves()) {
				preserve(number, present, revoked);
				round.done++;
			}
		}
		catch (IOException | RuntimeException failure) {
			round.problem = failure.getMessage();
			this.meters.counter("wusul.papers.preserved", "outcome", "failed").increment();
			log.warn("The signature of paper {} is not completed: {}", number, failure.getMessage());
		}
	}

	private PaperForm confirmTime(String number, PaperForm present) throws IOException {
		var paper = this.papers.content(present.hash()).orElseThrow();
		return store(number, present, this.extender.confirm(paper), SignatureLevel.T, this.clock.instant());
	}

	private void preserve(String number, PaperForm present, List<byte[]> revoked) throws IOException {
		var paper = this.papers.content(present.hash()).orElseThrow();
		var longer = this.extender.preserve(paper, revoked);
		var now = this.clock.instant();
		var renewal = SignatureExtender.end(longer).map((end) -> end.minus(RENEWAL)).orElse(now);
		store(number, present, longer, SignatureLevel.LTA,
				renewal.isAfter(now.plus(LEAST)) ? renewal : now.plus(LEAST));
	}

	private PaperForm store(String number, PaperForm present, byte[] longer, SignatureLevel level, Instant due) {
		var next = new PaperForm(Sha256.hex(longer), level, longer.length);
		this.transactions.executeWithoutResult(
				(status) -> this.papers.replace(number, present, next, longer, this.clock.instant(), due));
		this.meters.counter("wusul.papers.preserved", "outcome", level.name()).increment();
		return next;
	}

	/** Count of a round. */
	private static final class Round {

		private int tried;

		private int done;

		private String problem;

	}

}
