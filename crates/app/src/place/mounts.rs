//! Which file systems of Linux are the network's, by the system's own list of mounts.

use std::{ffi::OsString, path::Path};

/// Types whose files are elsewhere, or shared with other machines: they give no memory that all who have a file open see.
const NETWORK: [&str; 39] = [
    "9p",
    "acfs",
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "coda",
    "fuse.afp",
    "fuse.ceph",
    "fuse.ceph-fuse",
    "fuse.curlftpfs",
    "fuse.davfs",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "fuse.moosefs",
    "fuse.onedriver",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.smbnetfs",
    "fuse.sshfs",
    "fuse.vmhgfs-fuse",
    "fuse.webdavfs",
    "gfs2",
    "glusterfs",
    "gpfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "ocfs2",
    "orangefs",
    "panfs",
    "prl_fs",
    "pvfs2",
    "smb3",
    "smbfs",
    "vboxsf",
    "virtiofs",
    "vmhgfs",
];

/// The type of the network's file system that `path`, which is there and has no links in it, stands on, by the text of
/// `/proc/self/mountinfo`; `None` for one of this machine.
pub(super) fn network(mountinfo: &[u8], path: &Path) -> Option<String> {
    let mut found: Option<(usize, &str)> = None;
    for line in mountinfo.split(|&byte| byte == b'\n') {
        let Some((mount, kind)) = parse(line) else {
            continue;
        };
        let mount = Path::new(&mount);
        // What an automounter only watches is not there yet.
        if kind == "autofs" || !path.starts_with(mount) {
            continue;
        }
        let depth = mount.components().count();
        // Of several at one place, the last covers the others.
        if found.is_none_or(|(deepest, _)| depth >= deepest) {
            found = Some((depth, kind));
        }
    }
    let (_, kind) = found?;
    NETWORK.contains(&kind).then(|| kind.to_owned())
}

/// Mount point and type: `36 35 98:0 / /home rw,noatime shared:1 - ext3 /dev/root rw`.
fn parse(line: &[u8]) -> Option<(OsString, &str)> {
    let mut fields = line.split(|&byte| byte == b' ');
    let mount = unescaped(fields.nth(4)?);
    // Optional fields in between, as many as there are.
    fields.find(|field| *field == b"-")?;
    Some((mount, std::str::from_utf8(fields.next()?).ok()?))
}

/// Blanks, line ends and backslashes stand there as three octal digits.
fn unescaped(field: &[u8]) -> OsString {
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field;
    while let Some((&byte, after)) = rest.split_first() {
        let digits = (byte == b'\\').then(|| after.get(..3)).flatten();
        let code = digits
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 8).ok());
        bytes.push(code.unwrap_or(byte));
        rest = if code.is_some() { &after[3..] } else { after };
    }
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &[u8] = b"\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:26 / /home rw - autofs systemd-1 rw,fd=39
31 30 0:45 / /home rw,relatime shared:3 master:2 - nfs4 files:/home rw,vers=4.2
32 22 0:46 / /mnt/two\\040words rw - cifs //files/share rw
33 31 8:3 / /home/ann/local rw - btrfs /dev/sda3 rw
34 22 0:47 / /home2 rw - ext4 /dev/sdb1 rw
35 22 0:48 / /mnt/far rw - fuse.sshfs ann@far:/ rw
36 22 0:49 / /mnt/locked rw - fuse.gocryptfs /home2/x rw
37 22 0:50 / /covered rw - nfs files:/c rw
38 37 0:51 / /covered rw - tmpfs tmpfs rw
half a line
";

    #[test]
    fn the_deepest_and_last_mount_says_what_a_folder_stands_on() {
        let on = |path: &str| network(MOUNTS, Path::new(path));
        assert_eq!(on("/var/lib/tactus"), None);
        assert_eq!(on("/home/ann/.local/share").as_deref(), Some("nfs4"));
        assert_eq!(on("/home/ann/local/tactus"), None);
        assert_eq!(on("/home2/ann"), None, "a name that only begins alike");
        assert_eq!(on("/mnt/two words/x").as_deref(), Some("cifs"));
        assert_eq!(on("/mnt/far").as_deref(), Some("fuse.sshfs"));
        assert_eq!(on("/mnt/locked"), None, "encrypted, and of this machine");
        assert_eq!(on("/covered"), None, "what came later covers it");
        assert_eq!(network(b"", Path::new("/")), None);
    }

    #[test]
    fn this_machines_own_list_is_read() {
        let mountinfo = std::fs::read("/proc/self/mountinfo").unwrap();
        let mounts: Vec<_> = mountinfo
            .split(|&byte| byte == b'\n')
            .filter(|line| !line.is_empty())
            .map(|line| parse(line).expect("a mount"))
            .collect();
        assert!(mounts.iter().any(|(mount, _)| mount == "/"));
        assert_eq!(network(&mountinfo, Path::new("/proc/self")), None);
    }
}
