# What a fresh Debian 12 with Swift lacks, brought in once and checked quickly ever after. Sourced, never run.
# shellcheck shell=bash

# packages_of GROUP…: the names in scripts/packages/GROUP.txt.
packages_of() {
    local group
    for group in "$@"; do sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "scripts/packages/$group.txt"; done | awk '{print $1}'
}

need_swift() {
    command -v swift >/dev/null || fail \
        "未能开始：没有找到 swift。请安装 Swift 6.1 或更高版本，并把它的 bin 目录加入 PATH，然后重新运行。" \
        "No swift in PATH: install Swift 6.1 or later, add its bin folder to PATH and run this again."
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    [ "$(printf '%s\n6.1\n' "${version:-0}" | sort -V | head -n 1)" = 6.1 ] || fail \
        "未能开始：当前 Swift 版本是 ${version:-未知}，需要 6.1 或更高版本。请升级后重新运行。" \
        "Swift is ${version:-unknown}, 6.1 or later is needed: upgrade it and run this again."
}

# need_space MEGABYTES
need_space() {
    local free
    free=$(df -Pm . | awk 'NR == 2 { print $4 }')
    [ "${free:-0}" -ge "$1" ] || fail \
        "未能开始：磁盘剩余 ${free} MB，至少需要 $1 MB。请清理磁盘后重新运行。" \
        "Only ${free} MB are free on this disk and $1 MB are needed: make room and run this again."
}

# need_packages GROUP…: installs what is missing, and only that.
need_packages() {
    local wanted missing=() name
    mapfile -t wanted < <(packages_of "$@")
    if ! command -v dpkg-query >/dev/null; then
        say "本机不是 Debian 系统，请自行安装与下列软件包相当的软件：${wanted[*]}" \
            "This is no Debian: see to it that the like of these packages is installed: ${wanted[*]}"
        return
    fi
    for name in "${wanted[@]}"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
}

install_packages() {
    local by=() log=.build/setup/apt.log
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail \
            "未能安装：缺少软件包，且当前不是 root，也没有 sudo。请用 root 运行：apt-get install $*" \
            "Packages are missing and you are neither root nor have sudo: run as root: apt-get install $*"
        by=(sudo)
    fi
    say "安装缺少的软件包：$*" "installing what is missing: $*"
    mkdir -p .build/setup
    apt_install "$log" "$@" || { sleep 3; apt_install "$log" "$@"; } || fail \
        "未能安装软件包（详见 $log）。请检查网络和软件源，或手工运行：apt-get update && apt-get install $*" \
        "Packages could not be installed ($log says why): check the network and the sources, or run: apt-get update && apt-get install $*"
}

apt_install() {
    local log=$1 apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300)
    shift
    follow "$log" "${by[@]}" "${apt[@]}" update
    follow "$log" "${by[@]}" "${apt[@]}" install --no-install-recommends "$@"
}

# need_venv: Python packages of Tests/requirements.txt in .venv, renewed when that file changes.
need_venv() {
    local stamp=.venv/requirements.sha256 now log=.build/setup/pip.log
    now=$(sha256sum Tests/requirements.txt)
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && return
    say "准备测试用的 Python 环境（.venv）" "preparing .venv from Tests/requirements.txt"
    mkdir -p .build/setup
    [ -x .venv/bin/pip ] || python3 -m venv .venv >"$log" 2>&1 || fail \
        "未能建立 .venv（详见 $log）。请安装 python3-venv 后重新运行。" \
        ".venv could not be made ($log says why): install python3-venv and run this again."
    follow "$log" .venv/bin/pip install -q --disable-pip-version-check -r Tests/requirements.txt || fail \
        "未能安装 Python 软件包（详见 $log）。请检查网络后重新运行。" \
        "Python packages could not be installed ($log says why): check the network and run this again."
    printf '%s\n' "$now" >"$stamp"
}

# explain_build LOG: why a build failed, in one sentence where the reason is known.
explain_build() {
    if grep -qE 'Could not resolve host|unable to access|Failed to clone|Could not read from remote' "$1"; then
        fail "未能构建：取不到所依赖的程序库（详见 $1）。请检查网络后重新运行。" \
            "The libraries could not be fetched ($1 says why): check the network and run this again."
    fi
    if grep -qE 'No space left on device' "$1"; then
        fail "未能构建：磁盘已满。请清理磁盘后重新运行。" "The disk is full: make room and run this again."
    fi
    grep -E '^([^ |]+: )?error:' "$1" | sed "s#^$PWD/##" | awk '!seen[$0]++' | head -n 20 >&2
}
