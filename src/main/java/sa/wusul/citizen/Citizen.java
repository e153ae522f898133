package sa.wusul.citizen;

import java.io.Serializable;

import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseRead.Door;
import sa.wusul.casefile.CaseRead.Shown;

/**
 * Who proved that the telephone on file is his, or for whom the national identity
 * provider vouched: a citizen or resident at the portal.
 *
 * @param identityNumber of his national ID or iqama
 * @param mobile the number on file
 * @param helper the officer who has him on the telephone and works in his name, or
 * {@code null}
 */
public record Citizen(String identityNumber, String mobile, String helper) implements Serializable {

	public Citizen(String identityNumber, String mobile) {
		this(identityNumber, mobile, null);
	}

	public Citizen helpedBy(String officer) {
		return new Citizen(this.identityNumber, this.mobile, officer);
	}

	/** His look at a case of his, for the access log. */
	public CaseRead reads(String reference) {
		return (this.helper != null) ? CaseRead.at(Door.PHONE, reference, this.helper, Shown.CASE)
				: CaseRead.byCitizen(reference);
	}

	/** Who he is, is nothing for a log. */
	@Override
	public String toString() {
		return "Citizen";
	}

}
