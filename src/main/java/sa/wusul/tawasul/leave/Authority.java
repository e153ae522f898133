package sa.wusul.tawasul.leave;

/** An authority asked for an opinion before a leave is decided. */
public enum Authority {

	PRISON, INVESTIGATION, MEDICAL, SECURITY

}
