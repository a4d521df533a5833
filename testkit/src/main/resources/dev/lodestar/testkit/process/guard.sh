# Outlives the JVM that it belongs to and cleans up behind it. $1 is the folder of a cluster.
# Its input is a pipe from the JVM. A word on it means that all is clean; end of file, that the JVM is dead.
trap '' HUP INT TERM
lair=$1
read -r word && exit 0

inhabitants() {
    ls -l /proc/[0-9]*/cwd 2>/dev/null | while read -r line; do
        case "$line" in
            *" -> $lair/"*) line=${line%%/cwd -> *}; echo "${line##*/proc/}" ;;
        esac
    done
}

everybody=" "
tries=0
while found=$(inhabitants); [ -n "$found" ] && [ $tries -lt 100 ]; do
    everybody="$everybody$(echo $found) "
    kill -s KILL $found 2>/dev/null
    tries=$((tries + 1))
    sleep 0.02
done
[ -r /proc/sysvipc/shm ] && while read -r key id perms size creator last attached rest; do
    case "$everybody" in
        *" $creator "*) [ "$attached" = 0 ] && ipcrm -m "$id" 2>/dev/null ;;
    esac
done < /proc/sysvipc/shm
rm -rf "$lair"
