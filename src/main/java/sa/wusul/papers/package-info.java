/**
 * Papers that the ministry issues, as tagged Arabic PDF with a verification code, and the
 * scans that people add. Contents are stored by their hash in the archive. It may use the
 * archive and the platform only.
 */
package sa.wusul.papers;
