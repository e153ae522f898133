package sa.wusul.tawasul.leave;

/** Who is asked for an opinion before a leave is decided. */
public enum Authority {

	PRISON, INVESTIGATION, MEDICAL, SECURITY

}
