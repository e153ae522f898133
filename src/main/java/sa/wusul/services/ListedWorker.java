package sa.wusul.services;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import sa.wusul.platform.text.ShownText;
import sa.wusul.services.Verdicts.Outcome;

/**
 * A worker of an employer's list, with the result for them.
 *
 * @param line the place in the list, from 1
 * @param name the name in the register of workers
 * @param verdict the verdict of the table; empty while the register is asked
 * @param reasonCodes the codes of all reasons, with a space between them
 * @param reasonEn the reasons in English, if the table tells all of them
 * @param remedyEn the remedies in English, if the table tells all of them
 * @param refusal the code of the reason for which the register refused the entry
 * @param serialNumber the number of the new document
 */
public record ListedWorker(int line, String identityNumber, Optional<String> name, Optional<Outcome> verdict,
		Optional<String> reasonCodes, Optional<String> reason, Optional<String> remedy, Optional<String> reasonEn,
		Optional<String> remedyEn, Optional<String> refusal, Optional<String> serialNumber,
		Optional<LocalDate> validFrom, Optional<LocalDate> validUntil) {

	/** Returns the reasons in the language of the page that asks. */
	public Optional<String> shownReason() {
		return this.reason.map((arabic) -> ShownText.choose(arabic, this.reasonEn.orElse(null)));
	}

	/** Returns the result so far. */
	public Result result() {
		if (this.serialNumber.isPresent()) {
			return Result.RENEWED;
		}
		if (this.refusal.isPresent()) {
			return Result.REFUSED_BY_REGISTER;
		}
		return this.verdict.map((outcome) -> switch (outcome) {
			case GRANT -> Result.GRANTED;
			case REFUSE -> Result.REFUSED;
			case OFFICER, DOCUMENT -> Result.APPLY_SINGLY;
		}).orElse(Result.ASKED);
	}

	/** Returns the codes of the reasons why the iqama is not renewed; none if it is. */
	public List<String> codes() {
		return switch (result()) {
			case REFUSED, APPLY_SINGLY -> this.reasonCodes.map((codes) -> List.of(codes.split(" "))).orElse(List.of());
			case REFUSED_BY_REGISTER -> this.refusal.stream().toList();
			case ASKED, GRANTED, RENEWED -> List.of();
		};
	}

	/** Omits the personal data, which must not be logged. */
	@Override
	public String toString() {
		return "ListedWorker[" + this.line + "]";
	}

	/** The result for a worker. */
	public enum Result {

		/** The register is asked. */
		ASKED,

		/** The fee is to be paid, or the entry is to be made. */
		GRANTED,

		RENEWED,

		REFUSED,

		/**
		 * An officer or a document is needed: the employer applies for this worker alone.
		 */
		APPLY_SINGLY,

		/** The register refused the entry, and the fee of the worker is refunded. */
		REFUSED_BY_REGISTER

	}

}
