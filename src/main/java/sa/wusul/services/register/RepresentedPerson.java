package sa.wusul.services.register;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

import sa.wusul.casefile.IdentityNumber;

/**
 * A person for whom another one may act, or a worker, as a register vouches for them.
 *
 * @param id names them in the addresses of a session, and says nothing
 * @param identityNumber or the border number of a worker who has no iqama yet
 * @param name the full name on file; empty if the register does not report it
 * @param endsOn the last day of what the register vouches for: the care of a child, a
 * power of attorney, the iqama of a worker; null if it is open-ended
 * @param daysLeft days until then; negative if it has passed
 * @param power null but for a principal
 * @param absent whether a worker is reported absent
 * @param documents the documents of a child that expire
 */
public record RepresentedPerson(String id, Kind kind, String identityNumber, String name, LocalDate endsOn,
		Long daysLeft, Power power, boolean absent, List<OwnDocument> documents) implements Serializable {

	/** Checks whether two records are about the same person by the same right. */
	boolean isSame(RepresentedPerson other) {
		return this.kind == other.kind && this.identityNumber.equals(other.identityNumber)
				&& (this.power == null || this.power.number().equals(other.power.number()));
	}

	RepresentedPerson named(String newId) {
		return new RepresentedPerson(newId, this.kind, this.identityNumber, this.name, this.endsOn, this.daysLeft,
				this.power, this.absent, this.documents);
	}

	RepresentedPerson with(List<OwnDocument> expiring) {
		return new RepresentedPerson(this.id, this.kind, this.identityNumber, this.name, this.endsOn, this.daysLeft,
				this.power, this.absent, expiring);
	}

	/** Checks whether it is a worker who came to the Kingdom and has no iqama yet. */
	public boolean awaitsIqama() {
		return this.kind == Kind.WORKER && this.identityNumber.startsWith("3");
	}

	/** Returns {@code CITIZEN} or {@code RESIDENT}. */
	public String requesterKind() {
		return new IdentityNumber(this.identityNumber).requesterKind();
	}

	/** Omits the personal data, which must not be logged. */
	@Override
	public String toString() {
		return "RepresentedPerson[" + this.kind + "]";
	}

	/** By which right the person is represented, with the register that lists them. */
	public enum Kind {

		CHILD("guardians"), PRINCIPAL("powers"), WORKER("workers");

		private final String register;

		Kind(String register) {
			this.register = register;
		}

		String register() {
			return this.register;
		}

	}

	/**
	 * A power of attorney.
	 *
	 * @param state {@code VALID}, {@code REVOKED}, {@code SUSPENDED}, or null if unsaid
	 * @param scope by the codes of the register, or null if unsaid
	 */
	public record Power(String number, String state, String scope) implements Serializable {
	}

}
