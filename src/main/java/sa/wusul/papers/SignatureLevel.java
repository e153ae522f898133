package sa.wusul.papers;

/** How far the signature of a paper is completed (PAdES). */
enum SignatureLevel {

	/** The paper was issued before papers were signed. */
	NONE,

	/** It is signed; its time is that of this program. */
	B,

	/** An authority confirmed the time. */
	T,

	/** It contains what its check needs for good, under a confirmed time. */
	LTA

}
