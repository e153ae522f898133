package sa.wusul.citizen;

import java.io.Serializable;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRead.Shown;

/**
 * A citizen or resident at the portal, who proved possession of the telephone on file or
 * was identified by the national identity provider.
 *
 * @param identityNumber of their national ID or iqama
 * @param mobile the number on file
 * @param helper user name of the officer who acts for them during a call, or {@code null}
 */
public record Citizen(String identityNumber, String mobile, String helper) implements Serializable {

	public Citizen(String identityNumber, String mobile) {
		this(identityNumber, mobile, null);
	}

	public Citizen helpedBy(String officer) {
		return new Citizen(this.identityNumber, this.mobile, officer);
	}

	/**
	 * Creates the entry of the access log for reading one of their own cases, or one of
	 * somebody for whom they act.
	 */
	public CaseRead reads(CaseFile file) {
		return (this.helper == null && file.requester().isRepresentedBy(this.identityNumber))
				? CaseRead.byRepresentative(file.reference()) : reads(file.reference());
	}

	/** Creates the entry of the access log for reading one of their own cases. */
	public CaseRead reads(String reference) {
		return (this.helper != null) ? CaseRead.at(Endpoint.PHONE, reference, this.helper, Shown.CASE)
				: CaseRead.byCitizen(reference);
	}

	/** Omits all data, because the identity must not be logged. */
	@Override
	public String toString() {
		return "Citizen";
	}

}
