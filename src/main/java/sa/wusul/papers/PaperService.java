package sa.wusul.papers;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.papers.CheckedFile.State;
import sa.wusul.papers.VerifiedPaper.Cause;
import sa.wusul.papers.VerifiedPaper.Reason;
import sa.wusul.papers.VerifiedPaper.Withdrawal;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.Sha256;

/**
 * Issue, verification and withdrawal of the papers of a case, which are kept for good.
 * <p>
 * A paper's number is the case reference, a slash and the paper's place among the papers
 * of that case: {@code 1448-0001234-7/1}. Two transactions that issue for one case at the
 * same time would use the same number; the database accepts only one of them, and the
 * other uses the next number when it is repeated.
 * <p>
 * Because these numbers can be guessed, the check whether a paper is genuine requires the
 * {@link VerificationCode} printed on it.
 */
@Service
public class PaperService {

	static final String PDF = "application/pdf";

	private final PaperRenderer printer;

	private final PaperSigner signer;

	private final PaperRepository store;

	private final PaperConfirmation confirmation;

	private final PaperLanguageReader languages;

	private final Clock clock;

	PaperService(PaperRenderer printer, PaperSigner signer, PaperRepository store, PaperConfirmation confirmation,
			PaperLanguageReader languages, Clock clock) {
		this.printer = printer;
		this.signer = signer;
		this.store = store;
		this.confirmation = confirmation;
		this.languages = languages;
		this.clock = clock;
	}

	/**
	 * Issues a paper once, signed. Repeating the call with the same key returns the same
	 * paper. The papers that it replaces are invalid from then on.
	 */
	@Transactional
	public IssuedPaper issue(PaperRequest request) {
		return this.store.withKey(request.key()).orElseGet(() -> issueNew(request));
	}

	private IssuedPaper issueNew(PaperRequest request) {
		var ordinal = this.store.countOf(request.caseReference()) + 1;
		var number = request.caseReference() + "/" + ordinal;
		var issuedAt = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		var code = VerificationCode.random();
		var replaced = request.replaces()
			.stream()
			.map(this.store::withNumber)
			.flatMap(Optional::stream)
			.filter((paper) -> paper.withdrawn().isEmpty())
			.toList();
		var printed = this.printer.print(request.inEnglish(this.languages.readsEnglish(request.caseReference())),
				number, code, issuedAt, replaced);
		var signed = this.signer.sign(printed.content(), issuedAt);
		var hash = Sha256.hex(signed);
		var paper = new IssuedPaper(number, request.caseReference(), printed.title(), hash, issuedAt,
				printed.audience(), request.validUntil(), Optional.empty(), request.template(), printed.document());
		this.store.keep(hash, PDF, signed);
		this.store.enter(paper, ordinal, request, code, printed.document(), printed.templateVersion());
		var withdrawal = new Withdrawal(Reason.SUPERSEDED, this.clock.instant(), Optional.empty(), Optional.of(number));
		replaced.forEach((earlier) -> this.store.withdraw(earlier.number(), withdrawal));
		this.confirmation.order(paper);
		return paper;
	}

	/**
	 * Prints a paper as it would be issued now, without issuing or keeping it: it has no
	 * number of its own, no code that is known, and no signature.
	 */
	@Transactional(readOnly = true)
	public byte[] preview(PaperRequest request) {
		return this.printer
			.print(request.inEnglish(this.languages.readsEnglish(request.caseReference())),
					request.caseReference() + "/0", VerificationCode.NONE,
					this.clock.instant().truncatedTo(ChronoUnit.SECONDS),
					request.replaces().stream().map(this.store::withNumber).flatMap(Optional::stream).toList())
			.content();
	}

	/** Returns the papers of a case in the order of issue. */
	public List<IssuedPaper> forCase(String caseReference) {
		return this.store.forCase(caseReference);
	}

	/** Returns those papers that the requester receives, in the order of issue. */
	public List<IssuedPaper> forRequester(String caseReference) {
		return forCase(caseReference).stream().filter(IssuedPaper::forRequester).toList();
	}

	/** Returns the paper with this number; empty if there is none. */
	public Optional<IssuedPaper> find(String number) {
		return this.store.withNumber(number);
	}

	/** Returns the template from which a paper was printed; empty if there is none. */
	public Optional<String> templateOf(String number) {
		return this.store.templateOf(number);
	}

	/** Returns the papers of the case from this template that are not withdrawn. */
	public List<String> inForce(String caseReference, String template) {
		return this.store.inForce(caseReference, template);
	}

	/**
	 * Returns the bytes of a paper, as issued, and behind them the completion of its
	 * signature.
	 */
	public byte[] content(String contentHash) {
		return this.store.contentIssuedAs(contentHash)
			.or(() -> this.store.content(contentHash))
			.orElseThrow(() -> new RefusalException(RefusalException.Kind.UNKNOWN, "paper.unknown"));
	}

	/** Returns the paper with this code; empty if there is none. */
	@Transactional(readOnly = true)
	public Optional<VerifiedPaper> verify(VerificationCode code) {
		return this.store.withCode(code);
	}

	/** Compares a file with the papers that were issued. */
	@Transactional(readOnly = true)
	public CheckedFile verify(byte[] file) {
		var hash = Sha256.hex(file);
		var paper = this.store.withContent(hash);
		var signature = PaperSignature.in(file);
		if (paper.isPresent()) {
			return new CheckedFile(
					signature.filter(PaperSignature::contentKept).isPresent() ? State.ISSUED : State.UNSIGNED, paper);
		}
		if (this.store.isForm(hash)) {
			return new CheckedFile(State.UNLISTED, Optional.empty());
		}
		return new CheckedFile(signature.filter((found) -> this.signer.key().isOurs(found.certificate()))
			.map((found) -> found.isWhole() ? State.UNLISTED : State.CHANGED)
			.orElse(State.FOREIGN), Optional.empty());
	}

	/** Locks a paper until the end of the caller's transaction. */
	@Transactional
	public void lock(String number) {
		this.store.hold(number);
	}

	/**
	 * Marks a paper as no longer valid. A paper that is withdrawn already, or unknown,
	 * stays unchanged.
	 */
	@Transactional
	public void withdraw(String number, Reason reason) {
		this.store.withdraw(number, new Withdrawal(reason, this.clock.instant()));
	}

	/**
	 * Revokes a paper for good. A paper that is withdrawn already, or unknown, stays
	 * unchanged.
	 */
	@Transactional
	public void revoke(String number, Cause cause) {
		this.store.withdraw(number,
				new Withdrawal(Reason.REVOKED, this.clock.instant(), Optional.of(cause), Optional.empty()));
	}

	/**
	 * Marks a paper, and those that are delivered with it, as no longer valid: the papers
	 * of its case from the same template.
	 */
	@Transactional
	public void revokeDelivery(String number, Cause cause) {
		this.store.deliveredWith(number).forEach((paper) -> revoke(paper, cause));
	}

	/** Withdraws all papers of the case from this template. */
	@Transactional
	public void withdrawAll(String caseReference, String template, Reason reason) {
		this.store.numbers(caseReference, template).forEach((number) -> withdraw(number, reason));
	}

	/**
	 * Makes the revoked papers of the case from this template valid again, except
	 * superseded ones.
	 */
	@Transactional
	public void reinstateAll(String caseReference, String template) {
		this.store.numbers(caseReference, template)
			.forEach((number) -> this.store.reinstate(number, this.clock.instant()));
	}

}
